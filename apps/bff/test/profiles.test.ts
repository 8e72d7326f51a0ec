// Each profile is only a file, and what it writes matches its description and does not change.
import { readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileProfile } from '../src/features/state/export/compile-profile.ts'
import { issueCredential } from '../src/features/state/export/keep-credentials.ts'
import { loadProfile, schemaOfProfiles } from '../src/features/state/export/profile.ts'
import type { ExportRecord } from '../src/features/state/export/record.ts'
import { change, open, plainState } from './appeal-work.ts'
import { basic, get } from './erepository.ts'
import { startTestServer } from './test-server.ts'

const ownFolder = join(import.meta.dirname, '../profiles')
const testFolder = join(import.meta.dirname, 'profiles')
const files = [ownFolder, testFolder].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'profile.schema.json')
    .map((name) => join(folder, name)),
)

const plain: ExportRecord = {
  ...plainState,
  seq: 1,
  id: 'a-000127',
  number: '2019-11-01/17',
  staff_id: null,
  registered_at: '2019-11-01T07:12:00.000Z',
  updated_at: '2019-11-01T07:12:00.000Z',
}
const records: ExportRecord[] = [
  plain,
  {
    ...plain,
    seq: 2,
    id: 'a-000128',
    number: '«17/Ї»\n"\\',
    status: 'completed',
    deadline_on: '2019-12-02',
    result_at: '2019-12-05T12:03:00.000Z',
    issued_at: '2019-12-05T22:30:00.000Z',
    channel: 'online',
    receiving_channel: 'remote-workplace',
    applicant_type: 'legal',
    fee: '120.00',
    rating: 0,
    updated_at: '2020-03-29T01:00:00.000Z',
  },
  {
    ...plain,
    seq: 3,
    id: 'a-000129',
    status: 'in-progress',
    service_code: '99999',
    asc_code: '007',
    applicant_type: null,
    fee: '0.50',
    rating: 10,
    is_test: 1,
  },
  { ...plain, seq: 4, id: 'a-000130', status: 'withdrawn', is_consultation: 1, asc_code: null },
]

describe.each(files)('%s', (file) => {
  const compiled = compileProfile(loadProfile(file))
  const { head, tail } = compiled.frame(
    'https://cnap.example.gov.ua/appeals/?start_date=2019-12-01&end_date=2019-12-10&cursor=eyJ2IjoxfQ',
  )
  const page = `${head}\n${records.map((record) => compiled.write(record)).join(',\n')}\n${tail}\n`

  it('writes the same as before', async () => {
    await expect(page).toMatchFileSnapshot(`${join(testFolder, 'golden', compiled.title)}.json`)
    await expect(`${JSON.stringify(compiled.output.schema, null, 2)}\n`).toMatchFileSnapshot(
      `${join(testFolder, 'golden', compiled.title)}.schema.json`,
    )
  })

  it('writes what its own schema requires, on the last page too, and detects each record that does not match', () => {
    const whole = records.filter((record) => compiled.missingFields(record).length === 0)
    expect(whole.length).toBeGreaterThan(1)
    for (const frame of [compiled.frame(undefined), compiled.frame('https://cnap.example.gov.ua/appeals/?cursor=x')]) {
      expect(
        compiled.output.page(
          JSON.parse(frame.head + whole.map((record) => compiled.write(record)).join(',') + frame.tail),
        ),
      ).toEqual([])
    }
    for (const record of records)
      expect(compiled.output.record(JSON.parse(compiled.write(record)) as Record<string, unknown>)).toEqual(
        compiled.missingFields(record),
      )
    expect(compiled.output.page({ success: true })).not.toEqual([])
  })
})

it('keeps the schema of profiles consistent with the code', async () => {
  await expect(`${JSON.stringify(schemaOfProfiles(), null, 2)}\n`).toMatchFileSnapshot(
    join(ownFolder, 'profile.schema.json'),
  )
})

describe('a file that is not a valid profile', () => {
  let folder: string
  const right = JSON.parse(readFileSync(join(ownFolder, 'ours-draft-1.json'), 'utf8')) as Record<string, unknown> & {
    fields: object[]
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-profile-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  it.each<[string, object, RegExp]>([
    ['does not say whether it holds personal data', { ...right, personal_data: undefined }, /personal_data/],
    ['takes a value that there is not', { ...right, fields: [{ out: 'name', from: 'applicant' }] }, /fields\.0\.from/],
    ['takes a value from nowhere', { ...right, fields: [{ out: 'name' }] }, /fields\.0/],
    ['names a field twice', { ...right, fields: [...right.fields, { out: 'id', from: 'number' }] }, /names id twice/],
    ['names more than there is', { ...right, colour: 'red' }, /colour/],
    ['wants a schema that is not there', { ...right, output_schema: 'missing.json' }, /missing\.json/],
  ])('%s', async (_, profile, expected) => {
    const file = join(folder, 'wrong.json')
    await writeFile(file, JSON.stringify(profile))
    expect(() => loadProfile(file)).toThrow(expected)
  })
  it('is missing', () => {
    expect(() => loadProfile('no-such-profile')).toThrow(/EXPORT_PROFILE/)
  })
  it('may bring the receiver’s own schema', async () => {
    const file = join(folder, 'official.json')
    await writeFile(
      join(folder, 'schema.json'),
      JSON.stringify({
        $schema: 'http://json-schema.org/draft-07/schema#',
        properties: { data: { items: { properties: { rating: { type: 'integer' } } } } },
      }),
    )
    await writeFile(file, JSON.stringify({ ...right, output_schema: 'schema.json' }))
    const compiled = compileProfile(loadProfile(file))
    expect(compiled.output.record(JSON.parse(compiled.write(plain)) as Record<string, unknown>)).toEqual(['rating'])
  })
})

it('is chosen by one setting: another profile, another export', async () => {
  const bff = await startTestServer({
    environment: {
      EXPORT_PROFILE: join(testFolder, 'everything-else.json'),
      EXPORT_PATH: '/v2/cases',
      EXPORT_PUBLIC_URL: 'https://cnap.example/x/y',
    },
  })
  const { ctx } = bff.server
  await issueCredential(ctx, null, { login: 'l', password: 'p' })
  const ask = async (query: string) =>
    JSON.parse(
      (
        await get(`${bff.server.url}/v2/cases?start_date=2026-11-01&end_date=2026-11-02${query}`, {
          authorization: basic('l', 'p'),
        })
      ).body.toString(),
    ) as { ok: boolean; next?: string; results: Record<string, unknown>[] }
  const first = await open(ctx, '2026-11-01T08:00:00Z', { asc_code: null, is_test: 1 })
  await open(ctx, '2026-11-02T08:00:00Z', { is_consultation: 1 })
  for (let index = 0; index < 3; index++) await open(ctx, '2026-11-02T21:59:59Z', { asc_code: '007', fee: '10.50' })
  // After the last midnight of the period, so the state at its end does not include it.
  await change(ctx, first, '2026-11-02T22:00:00Z', 'completed', {
    status: 'completed',
    result_at: '2026-11-02T22:00:00.000Z',
  })
  // Recorded after the end of the period, though it took effect in it, so the state at its end does not include it.
  await open(ctx, '2026-11-03T08:00:00Z', { registered_at: '2026-11-02T08:00:00.000Z' })

  const page = await ask('')
  expect(page.next).toMatch(/^https:\/\/cnap\.example\/x\/y\?start_date=2026-11-01&end_date=2026-11-02&cursor=/)
  expect(page.results).toHaveLength(3)
  expect(page.results[0]).toEqual({
    uid: first.id,
    source: 'diia-desk',
    asc: null,
    code: '00034',
    registrationDateTime: '2026-11-01T08:00:00.000Z',
    due: null,
    state: 1,
    way: null,
    amount: null,
    test: 'yes',
    score: null,
  })
  expect(page.results[1]).toMatchObject({ asc: 7, amount: 10.5, test: 'no' })
  const last = await ask(`&cursor=${new URL(page.next as string).searchParams.get('cursor') as string}`)
  expect(last.results).toHaveLength(1)
  expect(Object.keys(last)).toEqual(['ok', 'results'])
  await bff.close()
})
