// What a demonstration may do and a real centre must not: one rule for each, with the advice what to do instead. Rules
// that need the trust list or the database are checked where those are read (`server.ts`).
import { statSync, statfsSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import type { Environment } from './environment.ts'
import { contains, loopback, unroutable } from './networks.ts'
import { placeholder, weakKey, weakPassword, weakText } from './weak-secrets.ts'

/** The input of a rule. A variable with an invalid form is missing from `env`; it is reported elsewhere. */
export interface RuleInput {
  env: Partial<Environment>
  /** The variables as given, with `X_FILE`, and those that belong to Node. */
  raw: Record<string, string | undefined>
  publicUrl: string | undefined
  /** Options that Node was started with. */
  execArgv: readonly string[]
}

export interface ProductionRule {
  name: string
  /** The rule also applies to commands that work on the data. */
  data?: true
  /** Sentences that begin with the name of the variable and end with what to do; empty when all is well. */
  judge(input: RuleInput): string[]
}

const when = (fault: unknown, sentence: string): string[] => (fault ? [sentence] : [])

/** Secrets that may be given directly. Each should be in a file of its own instead. */
export const secretVariables = [
  'MASTER_KEY',
  'DIIA_CALLBACK_SECRET',
  'DIIA_ACQUIRER_TOKEN',
  'DIIA_AUTH_ACQUIRER_TOKEN',
  'ORGANISATION_CONTAINER_PASSWORD',
  'POSTGRES_URL',
] as const

export const productionRules: ProductionRule[] = [
  // Addresses
  {
    name: 'public address',
    judge: ({ publicUrl }) =>
      when(
        publicUrl !== undefined && !isHttps(publicUrl),
        'PUBLIC_URL: must begin with https:// in production; put a TLS proxy in front',
      ),
  },
  {
    name: 'address of the export',
    judge: ({ env }) =>
      when(
        env.EXPORT_PUBLIC_URL !== undefined && !isHttps(env.EXPORT_PUBLIC_URL),
        'EXPORT_PUBLIC_URL: must begin with https:// in production; passwords pass through it',
      ),
  },
  {
    name: 'address of ratings',
    judge: ({ env }) =>
      when(
        env.RATING_BASE_URL !== undefined && !isHttps(env.RATING_BASE_URL),
        'RATING_BASE_URL: must begin with https:// in production; visitors open it from the street',
      ),
  },
  {
    name: 'address of Diia',
    judge: ({ env }) =>
      when(
        env.DIIA_BASE_URL !== undefined && !isHttps(env.DIIA_BASE_URL),
        'DIIA_BASE_URL: must begin with https:// in production; the simulator is for demos',
      ),
  },
  {
    name: 'Diia on this machine',
    judge: ({ env }) =>
      when(
        env.DIIA_BASE_URL !== undefined && isHttps(env.DIIA_BASE_URL) && isNoPublicHost(env.DIIA_BASE_URL),
        'DIIA_BASE_URL: is this machine or an address for tests, not Diia; set https://api2.diia.gov.ua',
      ),
  },

  // The proxy
  {
    name: 'decision about the proxy',
    judge: ({ raw }) =>
      when(
        raw.TRUST_PROXY === undefined,
        'TRUST_PROXY: is not set, and behind a proxy all callers would share one address: set true for a proxy on this machine, the proxy’s address or network (10.0.0.5) for one elsewhere, or false if callers’ addresses never reach the desk',
      ),
  },
  {
    name: 'proxies that are everybody',
    judge: ({ env }) =>
      when(
        ['1.1.1.1', '8.8.8.8', '2001:4860:4860::8888'].some(
          (address) => env.TRUST_PROXY !== undefined && contains(env.TRUST_PROXY.networks, address),
        ),
        'TRUST_PROXY: includes addresses of the whole Internet, so that anybody could claim any address; name only the proxies',
      ),
  },
  {
    name: 'open to the network',
    judge: ({ env, raw }) =>
      when(
        env.HOST !== undefined && !isLoopback(env.HOST) && (raw.TRUST_PROXY === 'true' || raw.TRUST_PROXY === 'false'),
        'HOST: makes the desk’s plain HTTP reachable from the network without the proxy; set HOST=127.0.0.1, or, if the proxy is on another machine, set its address in TRUST_PROXY and let only it through the firewall',
      ),
  },
  {
    name: 'allowed networks without a proxy',
    judge: ({ env, raw }) =>
      when(
        env.EXPORT_ALLOW_FROM !== undefined && raw.TRUST_PROXY === 'false',
        'EXPORT_ALLOW_FROM: can’t be checked with TRUST_PROXY=false, because all calls come from the proxy; set TRUST_PROXY, or let the proxy check addresses and leave this empty',
      ),
  },

  // Keys and secrets
  {
    name: 'random master key',
    data: true,
    judge: ({ env }) =>
      when(keyFault(env.MASTER_KEY), `MASTER_KEY: ${keyFault(env.MASTER_KEY)}; make one with: openssl rand -base64 32`),
  },
  {
    name: 'random callback secret',
    judge: ({ env }) =>
      weak('DIIA_CALLBACK_SECRET', env.DIIA_CALLBACK_SECRET, weakText, 'make one with: openssl rand -hex 32'),
  },
  {
    name: 'token of the acquirer',
    judge: ({ env }) =>
      weak('DIIA_ACQUIRER_TOKEN', env.DIIA_ACQUIRER_TOKEN, placeholder, 'take the acquirer token from Diia’s letter'),
  },
  {
    name: 'token of the session call',
    judge: ({ env }) =>
      weak(
        'DIIA_AUTH_ACQUIRER_TOKEN',
        env.DIIA_AUTH_ACQUIRER_TOKEN,
        placeholder,
        'take it from Diia’s letter, or leave it empty where Diia gave none',
      ),
  },
  {
    name: 'branch',
    judge: ({ env }) =>
      when(
        env.DIIA_BRANCH_ID !== undefined && new Set(env.DIIA_BRANCH_ID).size < 4,
        'DIIA_BRANCH_ID: is the example; set the id of this centre’s branch, as Diia gave it',
      ),
  },
  {
    name: 'password of the container',
    judge: ({ env }) =>
      weak(
        'ORGANISATION_CONTAINER_PASSWORD',
        env.ORGANISATION_CONTAINER_PASSWORD,
        weakPassword,
        'give the key container a password of six characters or more that nobody can guess',
      ),
  },
  {
    name: 'a secret for each purpose',
    data: true,
    judge: ({ env }) =>
      when(
        repeats(secretVariables.map((name) => env[name])),
        `Two of ${secretVariables.slice(0, 5).join(', ')} are the same; generate a new one for each`,
      ),
  },
  {
    name: 'files of secrets',
    data: true,
    judge: ({ raw }) => secretVariables.flatMap((name) => secretFileFaults(`${name}_FILE`, raw[`${name}_FILE`])),
  },
  {
    name: 'file of the container',
    judge: ({ env }) => secretFileFaults('ORGANISATION_CONTAINER', inData(env, env.ORGANISATION_CONTAINER)),
  },
  {
    name: 'file of the environment',
    data: true,
    judge: ({ raw, execArgv }) =>
      environmentFiles(raw, execArgv).flatMap((file) => secretFileFaults('--env-file', file)),
  },
  {
    name: 'files of certificates',
    judge: ({ env }) =>
      (['DIIA_TRUST_FILES', 'DIIA_SENDER_FILES', 'ORGANISATION_CERTIFICATES'] as const).flatMap((name) =>
        (env[name] ?? []).flatMap((file) => replaceableFaults(name, inData(env, file))),
      ),
  },
  { name: 'database over the network', data: true, judge: ({ env, raw }) => databaseFaults(env.POSTGRES_URL, raw) },
  {
    name: 'data that outlives a restart',
    data: true,
    judge: ({ env }) =>
      when(
        env.DATA_DIR !== undefined && isInMemory(resolve(env.DATA_DIR)),
        'DATA_DIR: is in memory (tmpfs) and would be lost at a restart, with packages that were acknowledged to Diia; name a folder on a disk',
      ),
  },

  // Diia's seal
  {
    name: 'owner of the seal',
    judge: ({ raw }) =>
      when(
        raw.DIIA_SEAL_EDRPOU === undefined,
        'DIIA_SEAL_EDRPOU: is not set; confirm who must have sealed the copies: 43395033 is ДП «ДІЯ»',
      ),
  },
  {
    name: 'issuer or pin of the seal',
    judge: ({ env }) =>
      when(
        (env.DIIA_SEAL_ISSUERS ?? []).length === 0 && (env.DIIA_SEAL_PINS ?? []).length === 0,
        'DIIA_SEAL_ISSUERS, DIIA_SEAL_PINS: neither is set, so a seal from any authority of the trust list would be accepted; name the authority that issued Diia’s certificate, or the certificate’s SHA-256',
      ),
  },
  {
    name: 'trust anchors',
    judge: ({ env }) =>
      when(
        env.DIIA_TRUST_ANCHORS?.some((anchor) => new Set(anchor).size < 8),
        'DIIA_TRUST_ANCHORS: holds an example; set the SHA-256 of the root certificate of the Central Certification Authority (ЦЗО)',
      ),
  },

  // Limits
  {
    name: 'idle sessions',
    judge: ({ env }) =>
      when(
        (env.SESSION_IDLE_MINUTES ?? 0) > 120,
        'SESSION_IDLE_MINUTES: keeps an unattended desk signed in for more than two hours; set 120 or less, 60 is usual',
      ),
  },
  {
    name: 'length of sessions',
    judge: ({ env }) =>
      when(
        (env.SESSION_ABSOLUTE_HOURS ?? 0) > 24,
        'SESSION_ABSOLUTE_HOURS: is longer than a day; set 24 or less, 12 covers a shift',
      ),
  },
  {
    name: 'idle within length',
    judge: ({ env }) =>
      when(
        (env.SESSION_IDLE_MINUTES ?? 0) > (env.SESSION_ABSOLUTE_HOURS ?? Infinity) * 60,
        'SESSION_IDLE_MINUTES: is longer than SESSION_ABSOLUTE_HOURS and never ends anything; set it lower',
      ),
  },
  {
    name: 'guesses',
    judge: ({ env }) =>
      when(
        (env.SIGN_IN_LOCK_AFTER ?? 0) > 10 || (env.SIGN_IN_LOCK_MINUTES ?? Infinity) < 5,
        'SIGN_IN_LOCK_AFTER, SIGN_IN_LOCK_MINUTES: allow too many guesses at a password; set at most 10 attempts and at least 5 minutes',
      ),
  },
  {
    name: 'freshness of packages',
    judge: ({ env }) =>
      when(
        (env.PACKAGE_FRESHNESS_MINUTES ?? 0) > 60,
        'PACKAGE_FRESHNESS_MINUTES: would accept a package that was sealed hours ago, perhaps for somebody else; set 60 or less, 15 is usual',
      ),
  },
  {
    name: 'age of requests',
    judge: ({ env }) =>
      when(
        (env.CALLBACK_ACCEPT_HOURS ?? 0) > 72,
        'CALLBACK_ACCEPT_HOURS: keeps requests open for more than three days; set 72 or less, 24 is usual',
      ),
  },

  // Logs and the demonstration
  {
    name: 'silence',
    judge: ({ env }) =>
      when(env.LOG_LEVEL === 'silent', 'LOG_LEVEL: silent hides refusals, lost connections and attacks; set info'),
  },
  {
    name: 'phone of the demo',
    judge: ({ raw }) =>
      when(raw.DEMO_PHONE_URL !== undefined, 'DEMO_PHONE_URL: must not be set in production; remove it'),
  },
  {
    name: 'history of the demo',
    judge: ({ env }) => when(env.DEMO_HISTORY === true, 'DEMO_HISTORY: must not be set in production; remove it'),
  },

  // Node itself
  {
    name: 'certificates unchecked',
    data: true,
    judge: ({ raw }) =>
      when(
        raw.NODE_TLS_REJECT_UNAUTHORIZED === '0',
        'NODE_TLS_REJECT_UNAUTHORIZED: 0 lets anybody impersonate Diia; remove it, and name your own authority in NODE_EXTRA_CA_CERTS',
      ),
  },
  {
    name: 'debugging output',
    data: true,
    judge: ({ raw }) =>
      when(
        /\b(http2?|https|tls|net|stream|fetch|undici|\*)(,|$)/i.test(raw.NODE_DEBUG ?? '') || raw.NODE_DEBUG === '*',
        'NODE_DEBUG: prints calls with their secrets; remove it',
      ),
  },
  { name: 'options of Node', data: true, judge: ({ raw, execArgv }) => nodeOptionFaults(raw, execArgv) },
]

/** Rules that protect the data. They apply to every command that opens it. */
export const dataRules = productionRules.filter(({ data }) => data)

/** All reasons why a production server, or a command under the same rules, must not start. */
export function productionFaults(input: RuleInput, rules: readonly ProductionRule[] = productionRules): string[] {
  return rules.flatMap((rule) => rule.judge(input))
}

function isHttps(url: string): boolean {
  return new URL(url).protocol === 'https:'
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || contains(loopback, host)
}

/** True for names and addresses that cannot be public, such as any name of this machine. */
function isNoPublicHost(url: string): boolean {
  const host = new URL(url).hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (isIP(host) !== 0) return contains(unroutable, host)
  return (
    !host.includes('.') ||
    /(^|\.)(localhost|localdomain|local|internal|lan|home|test|example|invalid|example\.(com|net|org))$/.test(host)
  )
}

function keyFault(base64: string | undefined): string | undefined {
  const key = Buffer.from(base64 ?? '', 'base64')
  return key.length === 32 ? weakKey(key) : undefined
}

function weak(
  name: string,
  value: string | undefined,
  judge: (text: string) => string | undefined,
  remedy: string,
): string[] {
  const fault = value === undefined ? undefined : judge(value)
  return fault === undefined ? [] : [`${name}: ${fault}; ${remedy}`]
}

function repeats(values: (string | undefined)[]): boolean {
  const given = values.filter((value) => value !== undefined)
  return new Set(given).size < given.length
}

function inData(env: Partial<Environment>, file: string | undefined): string | undefined {
  return file === undefined || isAbsolute(file) ? file : env.DATA_DIR && join(resolve(env.DATA_DIR), file)
}

function statOf(file: string | undefined): Stats | undefined {
  // Systems without owners and modes protect files by other means. A missing file is reported where it is read.
  return file === undefined || process.getuid === undefined ? undefined : statSync(file, { throwIfNoEntry: false })
}

function isOurs({ uid }: Stats): boolean {
  return uid === 0 || uid === process.getuid?.()
}

export function secretFileFaults(name: string, file: string | undefined): string[] {
  const stat = statOf(file)
  if (stat === undefined) return []
  if (!isOurs(stat))
    return [`${name}: its file belongs to another user, who can read it; chown ${process.getuid?.()} ${file}`]
  return when(
    stat.mode & 0o077,
    `${name}: its file can be read or changed by others on this machine; chmod 600 ${file} (a secret of Docker or Kubernetes: mode 0400)`,
  )
}

function replaceableFaults(name: string, file: string | undefined): string[] {
  const stat = statOf(file)
  if (stat === undefined) return []
  return when(
    !isOurs(stat) || stat.mode & 0o022,
    `${name}: a file can be changed by others on this machine; chown ${process.getuid?.()} ${file} && chmod go-w ${file}`,
  )
}

function optionsOf(raw: RuleInput['raw'], execArgv: readonly string[]): string[] {
  return [...(raw.NODE_OPTIONS ?? '').split(/\s+/), ...execArgv].filter((option) => option !== '')
}

function environmentFiles(raw: RuleInput['raw'], execArgv: readonly string[]): string[] {
  const options = optionsOf(raw, execArgv)
  return options.flatMap((option, index) => {
    const [, given] = /^--env-file(?:-if-exists)?(?:=(.*))?$/.exec(option) ?? [undefined, null]
    return given === null ? [] : [resolve(given ?? options[index + 1] ?? '')]
  })
}

function nodeOptionFaults(raw: RuleInput['raw'], execArgv: readonly string[]): string[] {
  const harmful = optionsOf(raw, execArgv)
    .map((option) => option.split('=', 1)[0] as string)
    .filter((option) =>
      /^--(inspect(-.*)?|insecure-http-parser|tls-min-v1\.[01]|tls-keylog|heapsnapshot-signal|report-on-.*|report-uncaught-exception)$/.test(
        option,
      ),
    )
  return [...new Set(harmful)].map(
    (option) => `NODE_OPTIONS: ${option} gives others access to the process or its secrets; remove it`,
  )
}

function databaseFaults(url: string | undefined, raw: RuleInput['raw']): string[] {
  if (url === undefined || !URL.canParse(url)) return []
  const { hostname, searchParams, username, password } = new URL(url)
  const host =
    searchParams.get('host') ??
    (hostname === '' ? (raw.PGHOST ?? 'localhost') : decodeURIComponent(hostname).replace(/^\[|\]$/g, ''))
  if (host.startsWith('/') || isLoopback(host)) return []
  const mode =
    searchParams.get('sslmode') ??
    (searchParams.get('ssl') === 'true' || searchParams.get('ssl') === '1' ? 'verify-full' : raw.PGSSLMODE)
  const secret = decodeURIComponent(password)
  return [
    ...when(
      !['require', 'verify-ca', 'verify-full'].includes(mode ?? ''),
      'POSTGRES_URL: connects to another machine without verified TLS; add ?sslmode=verify-full',
    ),
    ...when(
      secret !== '' && (weakPassword(secret) !== undefined || secret === decodeURIComponent(username)),
      'POSTGRES_URL: has a password that is easy to guess; give the database’s user another one',
    ),
  ]
}

/** True for a folder on tmpfs or ramfs, also one that will be created there. */
function isInMemory(folder: string): boolean {
  for (let place = folder; ; place = join(place, '..')) {
    try {
      return [0x0102_1994, 0x8584_58f6].includes(statfsSync(place).type)
    } catch {
      if (place === join(place, '..')) return false
    }
  }
}
