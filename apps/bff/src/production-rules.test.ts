import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { productionRules } from './production-rules.ts'
import { placeholder, weakKey, weakText } from './weak-secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'production-'))
/** Creates a file with a mode. */
function file(name: string, mode: number, content = 'x'): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}
const hex = (bytes: number) => randomBytes(bytes).toString('hex')
const same = hex(32)

/** The settings of a real centre. */
const good: Record<string, string | undefined> = {
  DESK_MODE: 'production',
  PUBLIC_URL: 'https://desk.gov.ua',
  TRUST_PROXY: 'true',
  DATA_DIR: join(folder, 'data'),
  MASTER_KEY: randomBytes(32).toString('base64'),
  CENTRE_NAME: 'ЦНАП',
  CENTRE_WINDOWS: '1,2',
  DIIA_BASE_URL: 'https://api2.diia.gov.ua',
  DIIA_BRANCH_ID: hex(64),
  DIIA_ACQUIRER_TOKEN: hex(64),
  DIIA_CALLBACK_SECRET: hex(32),
  DIIA_TRUST_FILES: file('trust.p7b', 0o644),
  DIIA_TRUST_ANCHORS: hex(32),
  DIIA_SEAL_EDRPOU: '43395033',
  DIIA_SEAL_ISSUERS: 'КНЕДП "Дія"',
  ORGANISATION_CONTAINER: file('organisation.p12', 0o600),
  ORGANISATION_CONTAINER_PASSWORD: 'гарбуз-47-на-возі',
}

function faultsOf(change: Record<string, string | undefined>, execArgv: string[] = []): string {
  try {
    readConfig({ ...good, ...change }, execArgv)
  } catch (error) {
    return (error as Error).message
  }
  return 'no faults'
}
const key = (bytes: (index: number) => number) =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => bytes(index))).toString('base64')

it('accepts the settings of a centre', () => {
  expect(faultsOf({})).toBe('no faults')
  expect(
    faultsOf({ HOST: '0.0.0.0', TRUST_PROXY: '172.18.0.0/16, fd00::/8', EXPORT_ALLOW_FROM: '203.0.113.0/24' }),
  ).toBe('no faults')
  expect(faultsOf({ TRUST_PROXY: 'false' })).toBe('no faults')
  expect(
    faultsOf({
      POSTGRES_URL: 'postgres://desk:Tik9-ro8aew@db.gov.ua/desk?sslmode=verify-full',
      DIIA_SEAL_ISSUERS: '',
      DIIA_SEAL_PINS: hex(32),
    }),
  ).toBe('no faults')
  expect(faultsOf({ POSTGRES_URL: 'postgres://desk@localhost/desk' })).toBe('no faults')
  expect(faultsOf({ POSTGRES_URL: 'postgres://desk@/desk?host=/var/run/postgresql' })).toBe('no faults')
  expect(
    faultsOf({ MASTER_KEY: undefined, MASTER_KEY_FILE: file('key', 0o400, randomBytes(32).toString('base64')) }, [
      '--enable-source-maps',
    ]),
  ).toBe('no faults')
})

interface Refusal {
  change?: Record<string, string | undefined>
  execArgv?: string[]
  says: RegExp
}
const refused: Record<string, Refusal[]> = {
  'public address': [
    { change: { PUBLIC_URL: 'http://desk.gov.ua' }, says: /PUBLIC_URL: must begin with https/ },
    { change: { PUBLIC_URL: undefined }, says: /PUBLIC_URL/ },
  ],
  'address of the export': [
    { change: { EXPORT_PUBLIC_URL: 'http://desk.gov.ua/appeals/' }, says: /EXPORT_PUBLIC_URL/ },
  ],
  'address of ratings': [{ change: { RATING_BASE_URL: 'http://desk.gov.ua' }, says: /RATING_BASE_URL/ }],
  'address of Diia': [{ change: { DIIA_BASE_URL: 'http://localhost:4010' }, says: /DIIA_BASE_URL.*simulator/ }],
  'Diia on this machine': [
    'https://localhost:4010',
    'https://127.1.2.3',
    'https://[::1]:4010',
    'https://diia.localhost',
    'https://simulator',
    'https://diia.test',
    'https://10.0.0.7',
    'https://[::ffff:127.0.0.1]',
  ].map((url) => ({ change: { DIIA_BASE_URL: url }, says: /DIIA_BASE_URL: is this machine.*api2\.diia\.gov\.ua/ })),
  'decision about the proxy': [
    { change: { TRUST_PROXY: undefined }, says: /TRUST_PROXY: is not set.*set true/ },
    { change: { TRUST_PROXY: '' }, says: /TRUST_PROXY: is not set/ },
  ],
  'proxies that are everybody': ['0.0.0.0/0', '10.0.0.5,::/0', '0.0.0.0/1'].map((networks) => ({
    change: { TRUST_PROXY: networks },
    says: /TRUST_PROXY: includes addresses of the whole Internet/,
  })),
  'open to the network': [
    { change: { HOST: '0.0.0.0' }, says: /HOST: .*set HOST=127\.0\.0\.1/ },
    { change: { HOST: '192.168.1.7', TRUST_PROXY: 'false' }, says: /HOST: / },
  ],
  'allowed networks without a proxy': [
    {
      change: { TRUST_PROXY: 'false', EXPORT_ALLOW_FROM: '203.0.113.0/24' },
      says: /EXPORT_ALLOW_FROM: can’t be checked/,
    },
  ],
  'random master key': [
    { change: { MASTER_KEY: Buffer.alloc(32).toString('base64') }, says: /MASTER_KEY: .*openssl rand -base64 32/ },
    {
      change: { MASTER_KEY: Buffer.from('correct horse battery staple abc').toString('base64') },
      says: /MASTER_KEY: is text/,
    },
    {
      change: { MASTER_KEY: Buffer.from('ключ із самих літер').subarray(0, 32).toString('base64') },
      says: /MASTER_KEY: /,
    },
    { change: { MASTER_KEY: key((index) => 0xff - index) }, says: /MASTER_KEY: follows a pattern/ },
    {
      change: {
        MASTER_KEY: Buffer.concat([randomBytes(8), randomBytes(8)].flatMap((half) => [half, half])).toString('base64'),
      },
      says: /MASTER_KEY: has too few/,
    },
  ],
  'random callback secret': [
    'c'.repeat(32),
    'abcd'.repeat(8),
    'my-secret-address-for-diia-0123456789',
    '0123456789abcdef0123456789abcdef',
    'jdkshfkjsdhfkjsdhfkjshdfkjhsdkjfhskdjfh',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF',
    'Correct-Horse-Battery-Staple-For-Us',
  ].map((secret) => ({
    change: { DIIA_CALLBACK_SECRET: secret },
    says: /DIIA_CALLBACK_SECRET: .*openssl rand -hex 32/,
  })),
  'token of the acquirer': ['short', 'your-acquirer-token-here', '0'.repeat(128), '<put it here please>'].map(
    (token) => ({ change: { DIIA_ACQUIRER_TOKEN: token }, says: /DIIA_ACQUIRER_TOKEN: .*Diia’s letter/ }),
  ),
  'token of the session call': [
    { change: { DIIA_AUTH_ACQUIRER_TOKEN: 'changeme' }, says: /DIIA_AUTH_ACQUIRER_TOKEN: / },
  ],
  branch: [{ change: { DIIA_BRANCH_ID: '0'.repeat(64) }, says: /DIIA_BRANCH_ID: is the example/ }],
  'password of the container': ['12345', '123456', 'aaaaaaaa', 'testpassword'].map((password) => ({
    change: { ORGANISATION_CONTAINER_PASSWORD: password },
    says: /ORGANISATION_CONTAINER_PASSWORD: /,
  })),
  'a secret for each purpose': [
    {
      change: { DIIA_CALLBACK_SECRET: same, DIIA_ACQUIRER_TOKEN: same },
      says: /are the same; generate a new one for each/,
    },
  ],
  'files of secrets': [
    {
      change: { MASTER_KEY: undefined, MASTER_KEY_FILE: file('open-key', 0o644, randomBytes(32).toString('base64')) },
      says: /MASTER_KEY_FILE: .*chmod 600 \S+open-key/,
    },
    {
      change: { DIIA_CALLBACK_SECRET: undefined, DIIA_CALLBACK_SECRET_FILE: file('group-secret', 0o640, hex(32)) },
      says: /DIIA_CALLBACK_SECRET_FILE: .*chmod 600/,
    },
  ],
  'file of the container': [
    {
      change: { ORGANISATION_CONTAINER: file('open.p12', 0o604) },
      says: /ORGANISATION_CONTAINER: .*chmod 600 \S+open\.p12/,
    },
  ],
  'file of the environment': [
    { execArgv: [`--env-file=${file('.env', 0o644)}`], says: /--env-file: .*chmod 600 \S+\.env/ },
    { change: { NODE_OPTIONS: `--env-file-if-exists ${file('.env', 0o644)}` }, says: /--env-file: / },
  ],
  'files of certificates': [
    { change: { DIIA_TRUST_FILES: file('anybodys.p7b', 0o666) }, says: /DIIA_TRUST_FILES: .*chmod go-w/ },
  ],
  'database over the network': [
    ...[
      'postgres://desk:Tik9-ro8aew@db.gov.ua/desk',
      'postgres://desk:Tik9-ro8aew@10.0.0.7/desk?sslmode=no-verify',
      'postgres://desk:Tik9-ro8aew@10.0.0.7/desk?sslmode=disable',
    ].map((url) => ({ change: { POSTGRES_URL: url }, says: /POSTGRES_URL: .*sslmode=verify-full/ })),
    {
      change: { POSTGRES_URL: 'postgres://desk:desk@db.gov.ua/desk?sslmode=require' },
      says: /POSTGRES_URL: has a password/,
    },
  ],
  'data that outlives a restart': [{ change: { DATA_DIR: '/dev/shm/desk/not/yet' }, says: /DATA_DIR: is in memory/ }],
  'owner of the seal': [{ change: { DIIA_SEAL_EDRPOU: '' }, says: /DIIA_SEAL_EDRPOU: is not set; confirm/ }],
  'issuer or pin of the seal': [
    { change: { DIIA_SEAL_ISSUERS: undefined }, says: /DIIA_SEAL_ISSUERS, DIIA_SEAL_PINS: neither is set/ },
  ],
  'trust anchors': [{ change: { DIIA_TRUST_ANCHORS: '0'.repeat(64) }, says: /DIIA_TRUST_ANCHORS: holds an example/ }],
  'idle sessions': [{ change: { SESSION_IDLE_MINUTES: '121' }, says: /SESSION_IDLE_MINUTES: .*set 120 or less/ }],
  'length of sessions': [
    { change: { SESSION_ABSOLUTE_HOURS: '25' }, says: /SESSION_ABSOLUTE_HOURS: .*set 24 or less/ },
  ],
  'idle within length': [
    {
      change: { SESSION_ABSOLUTE_HOURS: '1', SESSION_IDLE_MINUTES: '90' },
      says: /SESSION_IDLE_MINUTES: is longer than/,
    },
  ],
  guesses: [
    { change: { SIGN_IN_LOCK_AFTER: '20' }, says: /SIGN_IN_LOCK_AFTER/ },
    { change: { SIGN_IN_LOCK_MINUTES: '1' }, says: /SIGN_IN_LOCK_MINUTES/ },
  ],
  'freshness of packages': [
    { change: { PACKAGE_FRESHNESS_MINUTES: '1440' }, says: /PACKAGE_FRESHNESS_MINUTES: .*set 60 or less/ },
  ],
  'age of requests': [{ change: { CALLBACK_ACCEPT_HOURS: '720' }, says: /CALLBACK_ACCEPT_HOURS: .*set 72 or less/ }],
  silence: [{ change: { LOG_LEVEL: 'silent' }, says: /LOG_LEVEL: .*set info/ }],
  'phone of the demo': [{ change: { DEMO_PHONE_URL: 'http://localhost:4010/phone' }, says: /DEMO_PHONE_URL: / }],
  'history of the demo': [{ change: { DEMO_HISTORY: 'true' }, says: /DEMO_HISTORY: / }],
  'certificates unchecked': [
    { change: { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, says: /NODE_TLS_REJECT_UNAUTHORIZED: .*remove it/ },
  ],
  'debugging output': [{ change: { NODE_DEBUG: 'http,net' }, says: /NODE_DEBUG: / }],
  'options of Node': [
    { change: { NODE_OPTIONS: '--inspect=0.0.0.0:9229' }, says: /NODE_OPTIONS: --inspect gives/ },
    { execArgv: ['--inspect-brk'], says: /NODE_OPTIONS: --inspect-brk/ },
    { execArgv: ['--tls-keylog=/tmp/keys', '--insecure-http-parser'], says: /--tls-keylog[^]*--insecure-http-parser/ },
  ],
}

it('has a refused example for each rule', () => {
  expect(Object.keys(refused)).toEqual(productionRules.map(({ name }) => name))
})

describe.each(Object.entries(refused))('%s', (_name, refusals) => {
  it.each(refusals)('refuses $change $execArgv and says what to do', ({ change = {}, execArgv = [], says }) => {
    const message = faultsOf(change, execArgv)
    expect(message).toMatch(says)
    // Exactly one fault is reported, and it shows no secret.
    const values = Object.entries(change)
      .filter(([name]) => /SECRET|TOKEN|KEY|PASSWORD|POSTGRES/.test(name) && !name.endsWith('_FILE'))
      .flatMap(([, value]) => (value === undefined || value.length < 6 ? [] : [value]))
    for (const value of values) expect(message).not.toContain(value)
  })
})

it('refuses none of this in a demonstration', () => {
  expect(
    faultsOf({
      DESK_MODE: 'demo',
      PUBLIC_URL: undefined,
      TRUST_PROXY: undefined,
      MASTER_KEY: Buffer.alloc(32).toString('base64'),
      DIIA_BASE_URL: 'http://localhost:4010',
      LOG_LEVEL: 'silent',
      DIIA_SEAL_ISSUERS: undefined,
    }),
  ).toBe('no faults')
})

it('reports all faults in one message, also those of form', () => {
  const message = faultsOf({
    PORT: 'eighty',
    CENTRE_NAME: undefined,
    LOG_LEVEL: 'silent',
    TRUST_PROXY: undefined,
    SESSION_ABSOLUTE_HOURS: '48',
    DIIA_SEAL_ISSUERS: undefined,
  })
  expect(message).toMatch(/^The configuration has 6 faults:/)
  for (const part of [
    /PORT/,
    /CENTRE_NAME: is missing/,
    /LOG_LEVEL/,
    /TRUST_PROXY/,
    /SESSION_ABSOLUTE_HOURS/,
    /DIIA_SEAL_ISSUERS/,
  ])
    expect(message).toMatch(part)
})

it('refuses data and keys in the folder of the page, in any mode', () => {
  mkdirSync(join(folder, 'web'), { recursive: true })
  for (const DESK_MODE of ['demo', 'production']) {
    expect(faultsOf({ DESK_MODE, DESK_FOLDER: join(folder, 'web'), DATA_DIR: join(folder, 'web/data') })).toMatch(
      /DATA_DIR: is in the folder of the desk’s page/,
    )
    expect(faultsOf({ DESK_MODE, DESK_FOLDER: folder, DATA_DIR: folder })).toMatch(/DATA_DIR: is in/)
    expect(
      faultsOf({ DESK_MODE, DESK_FOLDER: join(folder, 'web'), ORGANISATION_CONTAINER: '../web/organisation.p12' }),
    ).toMatch(/ORGANISATION_CONTAINER: is in/)
    expect(faultsOf({ DESK_MODE, DESK_FOLDER: join(folder, 'web'), DATA_DIR: join(folder, 'web-data') })).toBe(
      'no faults',
    )
  }
})

it('accepts random secrets', () => {
  const unlucky: string[] = []
  for (let count = 0; count < 20_000; count++) {
    const bytes = randomBytes(32)
    expect(weakKey(bytes)).toBeUndefined()
    for (const text of [bytes.toString('hex'), bytes.subarray(16).toString('hex'), bytes.toString('base64url')])
      if (weakText(text) !== undefined || placeholder(text) !== undefined) unlucky.push(text)
  }
  // One in some six hundred thousand holds «_key-» or another word by chance: of these 20,000 one in thirty runs.
  expect(unlucky.length, unlucky.join()).toBeLessThan(4)
})
