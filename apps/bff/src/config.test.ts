import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { environmentVariables, readConfig } from './config.ts'
import { proxyTrust } from './http/client-address.ts'

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

it('reads a demo: lists, defaults and paths in the data folder', () => {
  const { config } = readConfig(demo)
  expect(config.centre.windows).toEqual(['1', '2', '3'])
  expect(config.crypto).toMatchObject({
    trustFiles: ['/tmp/desk/trust.p7b', '/etc/more.p7b'],
    anchorsSha256: [anchor],
    containerFile: '/tmp/desk/organisation.p12',
    sealEdrpou: '43395033',
  })
  expect(config.storage.database).toEqual({ kind: 'sqlite', file: '/tmp/desk/desk.sqlite' })
  expect(config.diia.totalTimeoutMs).toBe(10_000)
})

it('keeps secrets out of the config', () => {
  const { config } = readConfig({ ...demo, POSTGRES_URL: 'postgres://desk:pg-secret@localhost/desk' })
  expect(inspect(config, { depth: 10 })).not.toMatch(/must-not-show|pg-secret|cccc/)
})

it('reports all faults at once, by name and without values', () => {
  const faults = faultsOf({
    ...demo,
    PORT: 'eighty',
    MASTER_KEY: 'c2hvcnQ=',
    CENTRE_NAME: '',
    DIIA_CALLBACK_SECRET: 'guess me',
  })
  expect(faults).toMatch(/PORT/)
  expect(faults).toMatch(/CENTRE_NAME: is missing/)
  expect(faults).toMatch(/DIIA_CALLBACK_SECRET/)
  expect(faults).not.toMatch(/eighty|guess me|c2hvcnQ/)
})

describe('a variable in a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'token')
  writeFileSync(file, 'from-file\n')
  const { DIIA_ACQUIRER_TOKEN, ...without } = demo

  it('is read without the newline at its end', () => {
    expect(readConfig({ ...without, DIIA_ACQUIRER_TOKEN_FILE: file }).secrets.acquirerToken).toBe('from-file')
  })
  it('must exist and must not be given twice', () => {
    expect(faultsOf({ ...without, DIIA_ACQUIRER_TOKEN_FILE: '/nowhere' })).toMatch(
      /DIIA_ACQUIRER_TOKEN_FILE: can't be read/,
    )
    expect(faultsOf({ ...demo, DIIA_ACQUIRER_TOKEN, DIIA_ACQUIRER_TOKEN_FILE: file })).toMatch(/given twice/)
  })
})

it('is in production mode by default', () => {
  const { DESK_MODE: _, ...silent } = demo
  expect(faultsOf(silent)).toMatch(/in production/)
})

it.each([
  ['true', ['127.0.0.1', '::1'], ['10.0.0.5']],
  ['10.0.0.5, 172.18.0.0/16,fd00::/8', ['10.0.0.5', '172.18.3.4', 'fd12::1'], ['10.0.0.6', '127.0.0.1']],
])('TRUST_PROXY=%s believes %o and not %o', (text, believed, others) => {
  const { proxies } = readConfig({ ...demo, TRUST_PROXY: text }).config.server
  const trust = proxyTrust(proxies)
  expect(believed.map((address) => trust(address, 0))).not.toContain(false)
  expect(others.map((address) => trust(address, 0))).not.toContain(true)
  // A single proxy on this machine is trusted for one hop. Named proxies may follow each other.
  expect(trust(believed[0] as string, 1)).toBe(text !== 'true')
})

it('refuses a number of proxies and names, because anybody could pretend to be the first', () => {
  for (const text of ['1', 'yes', 'proxy.local', ',', '10.0.0.5/33', '10.0.0.5/'])
    expect(faultsOf({ ...demo, TRUST_PROXY: text })).toMatch(/TRUST_PROXY: must be true, false, or addresses/)
  expect(proxyTrust(readConfig({ ...demo, TRUST_PROXY: 'false' }).config.server.proxies)('127.0.0.1', 0)).toBe(false)
})

it('describes every variable in .env.example and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
  const named = [...text.matchAll(/^([A-Z_0-9]+)=/gm)].map((match) => match[1]?.replace(/_FILE$/, ''))
  expect(named).toHaveLength(environmentVariables.length)
  expect(new Set(named)).toEqual(new Set(environmentVariables))
})

it('needs from .env.example only what a centre must fill in, and says what', () => {
  const lines = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8').matchAll(/^([A-Z_0-9]+)=(.*)$/gm)
  const environment: Record<string, string | undefined> = {}
  // Secrets are files that exist on a real machine only, so their values are given here.
  for (const [, name = '', value] of lines)
    environment[name.replace(/_FILE$/, '')] =
      name.endsWith('_FILE') && value !== '' ? randomBytes(32).toString('base64') : value
  environment.DIIA_CALLBACK_SECRET = randomBytes(32).toString('hex')
  expect(
    faultsOf(environment)
      .match(/^  [A-Z_, ]+(?=: )/gm)
      ?.map((names) => names.trim()),
  ).toEqual(['DIIA_BRANCH_ID', 'DIIA_SEAL_ISSUERS, DIIA_SEAL_PINS', 'DIIA_TRUST_ANCHORS'])
})

function faultsOf(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment)
  } catch (error) {
    return (error as Error).message
  }
  return 'no faults'
}
