import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { environmentVariables, readConfig } from './config.ts'

const anchor = 'ab'.repeat(32)
const demo = {
  DESK_MODE: 'demo',
  DATA_DIR: '/tmp/desk',
  MASTER_KEY: Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64'),
  CENTRE_NAME: 'ЦНАП',
  CENTRE_WINDOWS: '1, 2,3',
  DIIA_BASE_URL: 'http://localhost:4010',
  DIIA_BRANCH_ID: 'branch',
  DIIA_ACQUIRER_TOKEN: 'token-that-must-not-show',
  DIIA_CALLBACK_SECRET: 'c'.repeat(32),
  DIIA_TRUST_FILES: 'trust.p7b,/etc/more.p7b',
  DIIA_TRUST_ANCHORS: anchor.toUpperCase(),
  ORGANISATION_CONTAINER: 'organisation.p12',
  ORGANISATION_CONTAINER_PASSWORD: 'password-that-must-not-show',
}
const production = { ...demo, DESK_MODE: 'production', PUBLIC_URL: 'https://desk.example', DIIA_BASE_URL: 'https://api2.diia.gov.ua' }

it('reads a demo, with lists, defaults and paths in the data folder', () => {
  const { config } = readConfig(demo)
  expect(config.centre.windows).toEqual(['1', '2', '3'])
  expect(config.crypto).toMatchObject({ trustFiles: ['/tmp/desk/trust.p7b', '/etc/more.p7b'], anchorsSha256: [anchor], containerFile: '/tmp/desk/organisation.p12', sealEdrpou: '43395033' })
  expect(config.storage.database).toEqual({ kind: 'sqlite', file: '/tmp/desk/desk.sqlite' })
  expect(config.diia.totalTimeoutMs).toBe(10_000)
})

it('keeps secrets out of the config', () => {
  const { config } = readConfig({ ...demo, POSTGRES_URL: 'postgres://desk:pg-secret@localhost/desk' })
  expect(inspect(config, { depth: 10 })).not.toMatch(/must-not-show|pg-secret|cccc/)
})

it('tells all faults at once, by name and without values', () => {
  const faults = faultsOf({ ...demo, PORT: 'eighty', MASTER_KEY: 'c2hvcnQ=', CENTRE_NAME: '', DIIA_CALLBACK_SECRET: 'guess me' })
  expect(faults).toMatch(/PORT/)
  expect(faults).toMatch(/CENTRE_NAME: is missing/)
  expect(faults).toMatch(/DIIA_CALLBACK_SECRET/)
  expect(faults).not.toMatch(/eighty|guess me|c2hvcnQ/)
})

describe('a variable in a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'token')
  writeFileSync(file, 'from-file\n')
  const { DIIA_ACQUIRER_TOKEN, ...without } = demo

  it('is read without its line end', () => {
    expect(readConfig({ ...without, DIIA_ACQUIRER_TOKEN_FILE: file }).secrets.acquirerToken).toBe('from-file')
  })
  it('must be there and must not be given twice', () => {
    expect(faultsOf({ ...without, DIIA_ACQUIRER_TOKEN_FILE: '/nowhere' })).toMatch(/DIIA_ACQUIRER_TOKEN_FILE: can't be read/)
    expect(faultsOf({ ...demo, DIIA_ACQUIRER_TOKEN, DIIA_ACQUIRER_TOKEN_FILE: file })).toMatch(/given twice/)
  })
})

describe('production', () => {
  it('starts with what a centre has', () => {
    expect(readConfig(production).config.mode).toBe('production')
  })
  it.each([
    [{ PUBLIC_URL: 'http://desk.example' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: undefined }, /PUBLIC_URL/],
    [{ DIIA_BASE_URL: 'http://localhost:4010' }, /DIIA_BASE_URL/],
    [{ MASTER_KEY: Buffer.alloc(32).toString('base64') }, /MASTER_KEY/],
    [{ DEMO_PHONE_URL: 'http://localhost:4010/phone' }, /DEMO_PHONE_URL/],
    [{ DEMO_HISTORY: 'true' }, /DEMO_HISTORY/],
    [{ EXPORT_PUBLIC_URL: 'http://desk.example/appeals/' }, /EXPORT_PUBLIC_URL/],
    [{ RATING_BASE_URL: 'http://desk.example' }, /RATING_BASE_URL/],
  ])('refuses %o', (change, fault) => {
    expect(faultsOf({ ...production, ...change })).toMatch(fault)
  })
  it('is what you get when nothing is said', () => {
    const { DESK_MODE: _, ...silent } = production
    expect(readConfig(silent).config.mode).toBe('production')
  })
})

it('describes every variable in .env.example and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
  const named = [...text.matchAll(/^([A-Z_0-9]+)=/gm)].map((match) => match[1]?.replace(/_FILE$/, ''))
  expect(named).toHaveLength(environmentVariables.length)
  expect(new Set(named)).toEqual(new Set(environmentVariables))
})

it('parses .env.example once the files it names are there', () => {
  const lines = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8').matchAll(/^([A-Z_0-9]+)=(.*)$/gm)
  const environment: Record<string, string | undefined> = {}
  for (const [, name, value] of lines) {
    // Secrets come as files that only a real machine has; their values stand in here.
    const secret = name?.endsWith('_FILE') === true && value !== ''
    environment[secret ? name?.replace(/_FILE$/, '') ?? '' : name ?? ''] = secret ? demo[name?.replace(/_FILE$/, '') as keyof typeof demo] : value
  }
  expect(readConfig(environment).config.mode).toBe('production')
})

function faultsOf(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment)
  } catch (error) {
    return (error as Error).message
  }
  return 'no faults'
}
