// The only place that reads the environment. Everything is parsed once, and all faults are reported in one message that
// names variables, never values. `.env.example` describes each variable; a test keeps both consistent.
import { readFileSync } from 'node:fs'
import type { BlockList } from 'node:net'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { environmentSchema } from './environment.ts'
import type { Environment } from './environment.ts'
import { dataRules, productionFaults, productionRules } from './production-rules.ts'
import type { ProductionRule } from './production-rules.ts'

export interface Config {
  mode: 'demo' | 'production'
  server: {
    port: number
    host: string
    publicUrl: string
    proxies: { networks: BlockList; maxHops: number } | undefined
    deskFolder: string
  }
  centre: { name: string; windows: string[] }
  diia: {
    baseUrl: string
    branchId: string
    firstByteTimeoutMs: number
    totalTimeoutMs: number
    /** Seconds between two status questions about a waiting request; 0 turns them off. */
    statusPollSeconds: number
  }
  callback: { limits: { partBytes: number; packageBytes: number; parts: number }; acceptHours: number }
  packages: {
    workers: number
    freshnessMinutes: number
    /** Larger packages wait in the heavy lane. A light one that takes longer is moved there. */
    lightBytes: number
    lightSeconds: number
    /** The limits of time and worker memory for one package. */
    limitSeconds: number
    memoryMb: number
    /** When the oldest waiting package is older than this, the queue is late. */
    lateSeconds: number
  }
  /** Below `warnBytes` of free space administrators are warned; below `minBytes` no package is accepted. */
  disk: { warnBytes: number; minBytes: number }
  crypto: {
    trustFiles: string[]
    anchorsSha256: string[]
    containerFile: string
    certificateFiles: string[]
    senderFiles: string[]
    sealEdrpou: string
    sealIssuers: string[]
    sealPins: string[]
  }
  /** The address at which visitors' phones reach `/rate/…`. */
  ratings: { baseUrl: string }
  storage: { dataFolder: string; database: { kind: 'sqlite'; file: string } | { kind: 'postgres' }; blobFolder: string }
  export: {
    /** The path of the export on this server. */
    path: string
    /** The public address of the export; `next_page` begins with it. */
    publicUrl: string
    profile: string
    pageSize: number
    /** Networks that may call; undefined means all. */
    allowFrom: BlockList | undefined
    expectedEveryHours: number
  }
  sessions: { idleMinutes: number; absoluteHours: number; lockAfter: number; lockMinutes: number }
  /** The maximum number of event streams for one session and for all together. */
  events: { streamsPerSession: number; streams: number }
  /** A file with other rules for the quarterly report than the built-in ones. */
  reports: { rulesFile: string | undefined }
  /** A file with other related words for the search of services than the built-in ones. */
  services: { relatedWordsFile: string | undefined }
  /**
   * In a demo: the address of the simulated visitor's phone, shown on the sign-in page, and whether to invent some
   * weeks of work.
   */
  demo?: { phoneUrl: string; history: boolean }
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Separate from `Config`, so that printing a config prints no secret. */
export interface Secrets {
  acquirerToken: string
  authAcquirerToken: string | undefined
  containerPassword: string
  callbackSecret: string
  masterKey: Uint8Array
  postgresUrl: string | undefined
}

/** Names of all variables, for the test that compares them with .env.example. */
export const environmentVariables = Object.keys(environmentSchema.shape)

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** The settings needed for work on the data alone, without Diia: commands beside the server. */
export interface DataSettings {
  config: Pick<Config, 'mode' | 'centre' | 'storage'>
  secrets: Pick<Secrets, 'masterKey' | 'postgresUrl'>
}

const dataSchema = environmentSchema.pick({
  DESK_MODE: true,
  DESK_FOLDER: true,
  DATA_DIR: true,
  CENTRE_NAME: true,
  CENTRE_WINDOWS: true,
  MASTER_KEY: true,
  POSTGRES_URL: true,
})

/**
 * Reads the settings of a command that works on the data alone. Other settings may be missing and are not checked.
 * Those that are read are checked as at a start of the server.
 *
 * @throws {ConfigError} with one line for every fault
 */
export function readDataSettings(
  environment: Record<string, string | undefined>,
  execArgv: readonly string[] = process.execArgv,
): DataSettings {
  const { env, masterKey } = readEnvironment(dataSchema, environment, { rules: dataRules, execArgv })
  return {
    config: { mode: env.DESK_MODE, centre: centreOf(env), storage: storageOf(env) },
    secrets: { masterKey, postgresUrl: env.POSTGRES_URL },
  }
}

/**
 * Reads the environment. A variable `X` may be given as `X_FILE`, the path of a file that holds its value. Container
 * secrets and systemd credentials work in this way.
 *
 * @param execArgv options that Node was started with
 * @throws {ConfigError} with one line for every fault
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  execArgv: readonly string[] = process.execArgv,
): { config: Config; secrets: Secrets } {
  const { env, masterKey } = readEnvironment(environmentSchema, environment, { rules: productionRules, execArgv })
  const inData = (path: string) => (isAbsolute(path) ? path : join(resolve(env.DATA_DIR), path))
  const publicUrl = publicUrlOf(env) as string

  return {
    config: {
      mode: env.DESK_MODE,
      server: {
        port: env.PORT,
        host: env.HOST,
        publicUrl,
        proxies: env.TRUST_PROXY,
        deskFolder: resolve(env.DESK_FOLDER),
      },
      centre: centreOf(env),
      diia: {
        baseUrl: env.DIIA_BASE_URL,
        branchId: env.DIIA_BRANCH_ID,
        firstByteTimeoutMs: env.DIIA_FIRST_BYTE_TIMEOUT_MS,
        totalTimeoutMs: env.DIIA_TOTAL_TIMEOUT_MS,
        statusPollSeconds: env.DIIA_STATUS_POLL_SECONDS,
      },
      callback: {
        limits: {
          partBytes: env.CALLBACK_PART_MAX_MB,
          packageBytes: env.CALLBACK_PACKAGE_MAX_MB,
          parts: env.CALLBACK_PARTS_MAX,
        },
        acceptHours: env.CALLBACK_ACCEPT_HOURS,
      },
      packages: {
        workers: env.PACKAGE_WORKERS,
        freshnessMinutes: env.PACKAGE_FRESHNESS_MINUTES,
        lightBytes: env.PACKAGE_LIGHT_MAX_MB,
        lightSeconds: env.PACKAGE_LIGHT_SECONDS,
        limitSeconds: env.PACKAGE_LIMIT_SECONDS,
        memoryMb: env.PACKAGE_MEMORY_MB,
        lateSeconds: env.PACKAGE_LATE_SECONDS,
      },
      disk: { warnBytes: env.DISK_WARN_FREE_MB, minBytes: env.DISK_LEAST_FREE_MB },
      crypto: {
        trustFiles: env.DIIA_TRUST_FILES.map(inData),
        anchorsSha256: env.DIIA_TRUST_ANCHORS,
        containerFile: inData(env.ORGANISATION_CONTAINER),
        certificateFiles: env.ORGANISATION_CERTIFICATES.map(inData),
        senderFiles: env.DIIA_SENDER_FILES.map(inData),
        sealEdrpou: env.DIIA_SEAL_EDRPOU,
        sealIssuers: env.DIIA_SEAL_ISSUERS,
        sealPins: env.DIIA_SEAL_PINS,
      },
      ratings: { baseUrl: (env.RATING_BASE_URL ?? publicUrl).replace(/\/+$/, '') },
      storage: storageOf(env),
      export: {
        path: env.EXPORT_PATH,
        publicUrl: env.EXPORT_PUBLIC_URL ?? `${publicUrl.replace(/\/$/, '')}${env.EXPORT_PATH}/`,
        profile: env.EXPORT_PROFILE,
        pageSize: env.EXPORT_PAGE_SIZE,
        allowFrom: env.EXPORT_ALLOW_FROM,
        expectedEveryHours: env.EXPORT_EXPECTED_EVERY_HOURS,
      },
      sessions: {
        idleMinutes: env.SESSION_IDLE_MINUTES,
        absoluteHours: env.SESSION_ABSOLUTE_HOURS,
        lockAfter: env.SIGN_IN_LOCK_AFTER,
        lockMinutes: env.SIGN_IN_LOCK_MINUTES,
      },
      events: { streamsPerSession: env.EVENT_STREAMS_PER_SESSION, streams: env.EVENT_STREAMS },
      reports: { rulesFile: env.QUARTERLY_RULES === undefined ? undefined : inData(env.QUARTERLY_RULES) },
      services: { relatedWordsFile: env.RELATED_WORDS === undefined ? undefined : inData(env.RELATED_WORDS) },
      ...(env.DESK_MODE === 'demo' &&
        env.DEMO_PHONE_URL !== undefined && { demo: { phoneUrl: env.DEMO_PHONE_URL, history: env.DEMO_HISTORY } }),
      logLevel: env.LOG_LEVEL,
    },
    secrets: {
      acquirerToken: env.DIIA_ACQUIRER_TOKEN,
      authAcquirerToken: env.DIIA_AUTH_ACQUIRER_TOKEN,
      containerPassword: env.ORGANISATION_CONTAINER_PASSWORD,
      callbackSecret: env.DIIA_CALLBACK_SECRET,
      masterKey,
      postgresUrl: env.POSTGRES_URL,
    },
  }
}

/**
 * Reads the variables of a schema and reports the faults of all together, so that nobody fixes one only to find the
 * next.
 */
function readEnvironment<Read extends Partial<Environment>>(
  schema: z.ZodType<Read> & Pick<z.ZodObject, 'shape'>,
  environment: Record<string, string | undefined>,
  { rules, execArgv }: { rules: readonly ProductionRule[]; execArgv: readonly string[] },
): { env: Read; masterKey: Uint8Array } {
  const faults: string[] = []
  const names = Object.keys(schema.shape)
  const values = withFiles(names, environment, faults)
  const parsed = schema.safeParse(values)
  for (const issue of parsed.error?.issues ?? [])
    faults.push(
      `${String(issue.path[0])}: ${values[String(issue.path[0])] === undefined ? 'is missing' : issue.message}`,
    )
  const sound: Partial<Environment> = parsed.data ?? validPart(schema, values)
  faults.push(...webFolderFaults(sound))
  if (sound.DESK_MODE === 'production') {
    const unread = new Set(
      environmentVariables.filter((name) => !names.includes(name)).flatMap((name) => [name, `${name}_FILE`]),
    )
    const read = Object.fromEntries(Object.entries(environment).filter(([name]) => !unread.has(name)))
    faults.push(
      ...productionFaults({ env: sound, raw: { ...read, ...values }, publicUrl: publicUrlOf(sound), execArgv }, rules),
    )
  }
  if (parsed.data === undefined) throw configError(faults)
  const masterKey = Buffer.from(sound.MASTER_KEY ?? '', 'base64')
  if (masterKey.length !== 32) faults.push('MASTER_KEY: must be 32 bytes in base64')
  if (faults.length > 0) throw configError(faults)
  return { env: parsed.data, masterKey }
}

/** The variables with a valid form, when others have none. */
function validPart(
  { shape }: Pick<z.ZodObject, 'shape'>,
  values: Record<string, string | undefined>,
): Partial<Environment> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      const { success, data } = z.safeParse(schema, values[name])
      return success ? [[name, data]] : []
    }),
  )
}

function centreOf({
  CENTRE_NAME,
  CENTRE_WINDOWS,
}: Pick<Environment, 'CENTRE_NAME' | 'CENTRE_WINDOWS'>): Config['centre'] {
  return { name: CENTRE_NAME, windows: CENTRE_WINDOWS }
}

function storageOf({ DATA_DIR, POSTGRES_URL }: Pick<Environment, 'DATA_DIR' | 'POSTGRES_URL'>): Config['storage'] {
  const dataFolder = resolve(DATA_DIR)
  return {
    dataFolder,
    database:
      POSTGRES_URL === undefined ? { kind: 'sqlite', file: join(dataFolder, 'desk.sqlite') } : { kind: 'postgres' },
    blobFolder: join(dataFolder, 'blobs'),
  }
}

function publicUrlOf({ PUBLIC_URL, PORT }: Partial<Environment>): string | undefined {
  return PUBLIC_URL ?? (PORT === undefined ? undefined : `http://localhost:${PORT}`)
}

/** Everything below the folder of the desk's page is public, so neither data nor keys may be there. */
function webFolderFaults({ DATA_DIR, DESK_FOLDER, ORGANISATION_CONTAINER }: Partial<Environment>): string[] {
  if (DATA_DIR === undefined || DESK_FOLDER === undefined) return []
  const isInWeb = (path: string) =>
    !relative(resolve(DESK_FOLDER), resolve(path)).startsWith('..') &&
    !isAbsolute(relative(resolve(DESK_FOLDER), resolve(path)))
  return [
    ...(isInWeb(DATA_DIR)
      ? ['DATA_DIR: is in the folder of the desk’s page, whose files are public; choose a folder outside of it']
      : []),
    ...(ORGANISATION_CONTAINER !== undefined && !isInWeb(DATA_DIR) && isInWeb(resolve(DATA_DIR, ORGANISATION_CONTAINER))
      ? ['ORGANISATION_CONTAINER: is in the folder of the desk’s page, whose files are public; move it']
      : []),
  ]
}

function withFiles(
  names: readonly string[],
  environment: Record<string, string | undefined>,
  faults: string[],
): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = {}
  for (const name of names) {
    // An empty variable counts as missing, because compose files and .env files leave variables empty.
    const direct = environment[name] === '' ? undefined : environment[name]
    const file = environment[`${name}_FILE`]
    if (direct !== undefined && file) faults.push(`${name}: is given twice, directly and by ${name}_FILE`)
    values[name] = direct
    if (direct === undefined && file) {
      try {
        values[name] = readFileSync(file, 'utf8').trim()
      } catch {
        faults.push(`${name}_FILE: can't be read`)
      }
    }
  }
  return values
}

function configError(faults: string[]): ConfigError {
  return new ConfigError(
    `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  )
}
