import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { citizens } from '../seed.ts'
import { locationUrl, parseLocation } from './address.js'
import { countDown, digitGroups, minutesAndSeconds, secondsUntil, setClock } from './clock.js'
import { messages, titleOf } from './messages.js'
import { requestStage } from './request-stage.js'
import { sentences } from './sentences.js'

describe('the countdown', () => {
  const deviceNow = Date.parse('2026-11-23T10:00:00Z')

  beforeEach(() => {
    vi.useFakeTimers({ now: deviceNow })
  })
  afterEach(() => {
    vi.useRealTimers()
    setClock(new Date().toISOString())
  })

  it('uses the simulator’s clock, even if the clock of the phone is wrong', () => {
    for (const error of [-86_400_000, -61_000, 0, 3_600_000]) {
      const serverNow = deviceNow + error
      setClock(new Date(serverNow).toISOString())
      expect(secondsUntil(new Date(serverNow + 161_000).toISOString())).toBe(161)
      expect(secondsUntil(new Date(serverNow - 1).toISOString())).toBe(0)
    }
  })

  it('ticks once a second, ends with 0 and can be stopped', () => {
    setClock(new Date(deviceNow).toISOString())
    const ended: number[] = []
    countDown(new Date(deviceNow + 3000).toISOString(), (seconds: number) => ended.push(seconds))
    const stopped: number[] = []
    const stop = countDown(new Date(deviceNow + 60_000).toISOString(), (seconds: number) => stopped.push(seconds))
    vi.advanceTimersByTime(1500)
    stop()
    vi.advanceTimersByTime(20_000)
    expect(ended).toEqual([3, 2, 1, 0])
    expect(stopped).toEqual([60, 59])
  })

  it('is shown as minutes and seconds, and the digits in groups 4-4-5', () => {
    expect([180, 161, 60, 19, 0].map(minutesAndSeconds)).toEqual(['3:00', '2:41', '1:00', '0:19', '0:00'])
    expect(digitGroups('4820031275163')).toEqual(['4820', '0312', '75163'])
  })
})

describe('the URL', () => {
  it('contains the location and the language, and can be parsed', () => {
    const screenLocation = { citizen: 'oleksandra', type: 'internal-passport', view: 'code128' } as const
    const address = locationUrl(screenLocation, '?lang=en&citizen=other')
    expect(address).toBe('/phone?citizen=oleksandra&type=internal-passport&view=code128&lang=en')
    expect(parseLocation(address.slice('/phone'.length))).toEqual(screenLocation)
    expect(locationUrl({}, '')).toBe('/phone')
  })

  it('gives the QR code for an unknown view', () => {
    expect(parseLocation('?citizen=a&type=b&view=<script>')).toEqual({ citizen: 'a', type: 'b', view: 'qr' })
    expect(parseLocation('?citizen=a&view=ean13')).toEqual({ citizen: 'a' })
  })
})

describe('requestStage', () => {
  it.each([
    [{ state: 'initialized' }, undefined, 'asked'],
    [{ state: 'processing' }, undefined, 'asked'],
    [{ state: 'processing' }, 'password', 'password'],
    [{ state: 'done' }, 'password', 'sending'],
    [{ state: 'done', delivered: true }, undefined, 'done'],
    [{ state: 'done', delivered: false }, undefined, 'failed'],
    [{ state: 'refuse' }, 'password', 'refused'],
    [{ state: 'notUsed' }, 'password', 'timed-out'],
  ] as const)('for %j and step %s is %s', (request, step, stage) => {
    expect(requestStage(request, step)).toBe(stage)
  })
})

describe('the messages', () => {
  it('have the same keys in both languages and are not empty', () => {
    for (const key of Object.keys(messages.uk)) expect(messages.en, key).toHaveProperty(key)
    expect(Object.keys(messages.en).toSorted()).toEqual(Object.keys(messages.uk).toSorted())
    for (const words of Object.values(messages)) {
      for (const [key, value] of Object.entries(words))
        if (typeof value === 'string') expect(value.trim(), key).not.toBe('')
    }
    expect(Object.keys(messages.en.deliveryNotes)).toEqual(Object.keys(messages.uk.deliveryNotes))
    expect(Object.keys(messages.en.types)).toEqual(Object.keys(messages.uk.types))
  })

  it('have a title for every document type and an English label for every line of a card', () => {
    for (const document of citizens.flatMap((citizen) => citizen.documents)) {
      for (const language of ['uk', 'en'] as const) expect(messages[language].types).toHaveProperty(document.type)
      for (const { label } of document.lines) expect(messages.en.labels).toHaveProperty([label])
    }
    expect(titleOf(messages.uk, { type: 'pension-card', title: 'Пенсійне посвідчення' })).toBe('Пенсійне посвідчення')
  })

  it('have the right plural forms', () => {
    const { uk, en } = messages
    expect([1, 2, 5, 21].map(uk.documentCount)).toEqual([
      '1\u00A0документ',
      '2\u00A0документи',
      '5\u00A0документів',
      '21\u00A0документ',
    ])
    expect([1, 2].map(uk.attemptsLeft)).toEqual(['Лишилася 1\u00A0спроба', 'Лишилося 2\u00A0спроби'])
    expect([1, 2].map(en.attemptsLeft)).toEqual(['1\u00A0attempt left', '2\u00A0attempts left'])
  })

  it('are announced as sentences with one full stop', () => {
    const { uk, en } = messages
    expect(sentences(en.failed, en.failedMore('The office'), en.deliveryNotes.unreachable)).toBe(
      'Copies not delivered. The office does not receive them. Its system does not respond.',
    )
    expect(sentences(uk.wrongPassword, uk.attemptsLeft(1))).toBe('Пароль не підходить. Лишилася 1\u00A0спроба.')
    expect(sentences(en.sending, en.sendingMore, undefined)).toBe('Sending the copies. This takes a\u00A0few seconds.')
  })

  it('use the typographic apostrophe and quotes', () => {
    const source = readFileSync(join(import.meta.dirname, 'messages.js'), 'utf8')
    expect(source).not.toMatch(/[а-яіїєґ]["'][а-яіїєґ]/iu)
  })
})

describe('the page', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })

  it('works with a strict content security policy', () => {
    const html = readFileSync(join(import.meta.dirname, 'index.html'), 'utf8')
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/u)
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const source = readFileSync(join(import.meta.dirname, file), 'utf8')
      expect(source, file).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bstyle:/u,
      )
    }
  })

  it('loads nothing from another host', () => {
    for (const file of files.filter((name) => /\.(?:html|css|js)$/u.test(name))) {
      const source = readFileSync(join(import.meta.dirname, file), 'utf8').replaceAll(/^\s*(?:\/\/|\*).*$/gmu, '')
      const foreignHosts = [...source.matchAll(/https?:\/\/[^'"\s)]+/gu)]
        .map(([address]) => address)
        .filter((address) => !address.startsWith('http://www.w3.org/'))
      expect(foreignHosts, file).toEqual([])
    }
  })
})
