import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readCentresDump } from './centres-dump.ts'
import { loadDump } from './load-dump.ts'
import { readServicesDump } from './services-dump.ts'

describe('the dump of services', () => {
  it('reads what it knows and skips the rest', () => {
    const { services, faults } = readServicesDump({
      made_at: '2026-11-16',
      entries: [
        {
          identifier: 34,
          name: ' Реєстрація  місця\nпроживання ',
          sector: { id: 7, name: 'Житло' },
          level: 1,
          produces: ['x'],
          applicant_type: ['Громадянин', 'Фізична особа - підприємець', 'Юридична особа', 'Громадянин'],
          refusal_grounds: ['Немає документа', '', null, { title: 'Не та громада' }],
          variations: [
            {
              identifier: 'Звичайна',
              duration: { verbose: '10 робочих днів', type: 'Робочі дні', value: '10' },
              costs: [{ verbose: '33,30 грн', currency: 'UAH', value: '33,30', type: 'збір' }],
            },
            { identifier: 'Звичайна', duration: { verbose: 'у день звернення' }, costs: [{ verbose: 'безоплатно' }] },
            {
              duration: 'скоро',
              costs: [
                { value: 5, currency: 'UAH' },
                { value: 9, currency: 'UAH' },
              ],
            },
          ],
        },
      ],
    })
    expect(faults).toEqual([])
    expect(services).toEqual([
      {
        code: '00034',
        name: 'Реєстрація місця проживання',
        sector: 'Житло',
        applicantTypes: ['person', 'fop', 'legal'],
        refusalGrounds: ['Немає документа', 'Не та громада'],
        variations: [
          {
            name: 'Звичайна',
            duration: { type: 'working-days', value: 10 },
            durationText: '10 робочих днів',
            fee: '33.30',
          },
          {
            name: 'Звичайна (2)',
            duration: { type: 'calendar-days', value: 0 },
            durationText: 'у день звернення',
            fee: '0.00',
          },
          { name: 'Різновид 3', duration: undefined, durationText: undefined, fee: undefined },
        ],
      },
    ])
  })

  it('needs only a code and a name', () => {
    expect(
      readServicesDump([{ identifier: '00037', name: 'Зняття', processing_durations: '3 робочих днів' }]).services[0],
    ).toMatchObject({
      code: '00037',
      applicantTypes: [],
      refusalGrounds: [],
      variations: [{ name: 'Зняття', duration: { type: 'working-days', value: 3 } }],
    })
  })

  it('reports faulty entries by their place, and does not treat their codes as gone', () => {
    for (const identifier of ['', '  ', '-1', '3.5', '1e3'])
      expect(readServicesDump([{ identifier, name: 'без коду' }])).toMatchObject({
        services: [],
        faults: [{ reason: 'no-code' }],
      })
    const dump = readServicesDump({
      entries: [
        { name: 'без коду' },
        { identifier: '123456', name: 'довгий' },
        null,
        { identifier: '00034' },
        { identifier: 37, name: 'Зняття', applicant_type: 'Марсіяни' },
        { identifier: '00037', name: 'Ще раз' },
      ],
    })
    expect(dump.services.map(({ code }) => code)).toEqual(['00037'])
    expect(dump.faults).toEqual([
      { place: 'entries[0]', reason: 'no-code' },
      { place: 'entries[1]', reason: 'no-code' },
      { place: 'entries[2]', reason: 'no-code' },
      { place: 'entries[3]', code: '00034', reason: 'no-name' },
      { place: 'entries[4]', code: '00037', reason: 'unknown-applicant', words: 'Марсіяни', kept: true },
      { place: 'entries[5]', code: '00037', reason: 'repeated-code' },
    ])
    expect([...dump.codes]).toEqual(['00034', '00037'])
  })

  it.each([null, 'text', {}, { entries: 'x' }, { entries: [] }])('is not %j', (json) => {
    expect(() => readServicesDump(json)).toThrow(/entries/)
  })
})

it('the dump of centres has numbers for codes', () => {
  const dump = readCentresDump({
    entries: [
      { code: 1204, name: 'ЦНАП', address: { address_full: 'вул. Миру, 1' } },
      { code: '0077', name: 'Другий', address: 'пл. Ринок' },
      { code: 5 },
      { name: 'без коду' },
    ],
  })
  expect(dump.centres).toEqual([
    { code: '1204', name: 'ЦНАП', address: 'вул. Миру, 1' },
    { code: '0077', name: 'Другий', address: 'пл. Ринок' },
  ])
  expect(dump.faults.map(({ place, reason }) => [place, reason])).toEqual([
    ['entries[2]', 'no-name'],
    ['entries[3]', 'no-code'],
  ])
})

it('rejects absurd values from a dump, and gives each variation a name of its own', () => {
  const variation = (identifier: string, value: number, verbose: string, cost: number) => ({
    identifier,
    duration: { type: 'Робочі дні', value, verbose },
    costs: [{ value: cost, currency: 'UAH' }],
  })
  const { services } = readServicesDump([
    {
      identifier: '00034',
      name: 'Послуга',
      variations: [
        variation('Звичайна', 1e15, '', -5),
        variation('Звичайна', -1, 'constructor днів', 1e30),
        variation('Звичайна (2)', 2.5, 'сто років', 1e9),
        variation('Звичайна', 10, '', 12.5),
      ],
    },
  ])
  expect(services[0]?.variations.map(({ name, duration, fee }) => [name, duration, fee])).toEqual([
    ['Звичайна', undefined, undefined],
    ['Звичайна (2)', undefined, undefined],
    ['Звичайна (2) (2)', undefined, undefined],
    ['Звичайна (3)', { type: 'working-days', value: 10 }, '12.50'],
  ])
})

describe('a dump by its address', () => {
  let server: Server | undefined
  afterEach(() => server?.close())
  async function serve(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
    server = createServer(answer).listen(0, '127.0.0.1')
    await new Promise((resolve) => server?.once('listening', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it('is read, also after a redirect on the same host', async () => {
    const url = await serve((req, res) =>
      req.url === '/old' ? res.writeHead(302, { location: '/new' }).end() : res.end('{"entries":[1]}'),
    )
    expect(await loadDump(`${url}/old`)).toEqual({ entries: [1] })
  })
  it('is refused from another host, over plain http, too large, too slow, cut off, or with a bad status', async () => {
    const url = await serve((req, res) => {
      if (req.url === '/elsewhere') res.writeHead(302, { location: 'https://example.org/dump' }).end()
      else if (req.url === '/round') res.writeHead(302, { location: '/round' }).end()
      else if (req.url === '/slow') res.write('{')
      else if (req.url === '/cut') res.end('{"entries":[{"identifier":"000')
      else if (req.url === '/large') res.end(Buffer.alloc(50_000, ' '))
      else res.writeHead(503).end()
    })
    await expect(loadDump(`${url}/elsewhere`)).rejects.toThrow('example.org')
    await expect(loadDump(`${url}/round`)).rejects.toThrow('too many times')
    await expect(loadDump(`${url}/slow`, { milliseconds: 100 })).rejects.toThrow('too long')
    await expect(loadDump(`${url}/cut`)).rejects.toThrow('may be incomplete')
    await expect(loadDump(`${url}/large`, { bytes: 10_000 })).rejects.toThrow('larger')
    await expect(loadDump(`${url}/x`)).rejects.toThrow('503')
    await expect(loadDump('http://example.org/dump')).rejects.toThrow('https://')
    await expect(loadDump('ftp://example.org/dump')).rejects.toThrow('https://')
  })
  it('is read from a file too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dump-'))
    await writeFile(join(folder, 'dump.json'), '{"entries":[2]}')
    expect(await loadDump(join(folder, 'dump.json'))).toEqual({ entries: [2] })
    await expect(loadDump(join(folder, 'none.json'))).rejects.toThrow('There is no file')
    await rm(folder, { recursive: true })
  })
})
