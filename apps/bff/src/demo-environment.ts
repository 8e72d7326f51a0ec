import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface DemoServer {
  /** The folder of the bff's own data. Secrets of the demo are created here once. */
  dataFolder: string
  /** The simulator's data folder, with its certificates and tokens. */
  simulatorFolder: string
  simulatorUrl: string
  phoneUrl: string
  port: number
}

/** Where a demonstration keeps everything, unless `npm start` gets another DATA_DIR. */
export const usualDemoFolder = join(import.meta.dirname, '../../../.data')

/** The two parts of a demonstration's folder. */
export function demoFolders(folder: string): Pick<DemoServer, 'dataFolder' | 'simulatorFolder'> {
  return { dataFolder: join(folder, 'desk'), simulatorFolder: join(folder, 'simulator') }
}

/** Files that the simulator creates at its first start, and again when one is missing. */
const simulatorFiles = [
  'hierarchy.json',
  'trust.p7b',
  'anchors.txt',
  'diia-kep.cer',
  'organisation.p12',
  'organisation-password.txt',
  'acquirer-token.txt',
  'auth-acquirer-token.txt',
  'branch-id.txt',
]

/** True when a demonstration was started before, so that its environment can be read without creating anything. */
export function hasDemonstration(folder: string): boolean {
  const { dataFolder, simulatorFolder } = demoFolders(folder)
  return (
    ['master-key', 'callback-secret', 'desk.sqlite'].every((name) => existsSync(join(dataFolder, name))) &&
    simulatorFiles.every((name) => existsSync(join(simulatorFolder, name)))
  )
}

/** The environment of a bff in demo mode that works with a simulator: for `npm start`, tests and benchmarks. */
export function demoEnvironment({
  dataFolder,
  simulatorFolder,
  simulatorUrl,
  phoneUrl,
  port,
}: DemoServer): Record<string, string> {
  const read = (name: string) => readFileSync(join(simulatorFolder, name), 'utf8').trim()
  return {
    DESK_MODE: 'demo',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: dataFolder,
    MASTER_KEY: kept(dataFolder, 'master-key', () => randomBytes(32).toString('base64')),
    CENTRE_NAME: 'ЦНАП Яснополянської громади',
    CENTRE_WINDOWS: '1,2,3,4',
    DIIA_BASE_URL: simulatorUrl,
    DIIA_BRANCH_ID: read('branch-id.txt'),
    DIIA_ACQUIRER_TOKEN: read('acquirer-token.txt'),
    DIIA_AUTH_ACQUIRER_TOKEN: read('auth-acquirer-token.txt'),
    DIIA_CALLBACK_SECRET: demoCallbackSecret(dataFolder),
    DIIA_TRUST_FILES: join(simulatorFolder, 'trust.p7b'),
    DIIA_TRUST_ANCHORS: read('anchors.txt').split(/\s+/).join(','),
    DIIA_SENDER_FILES: join(simulatorFolder, 'diia-kep.cer'),
    ORGANISATION_CONTAINER: join(simulatorFolder, 'organisation.p12'),
    ORGANISATION_CONTAINER_PASSWORD: read('organisation-password.txt'),
    DEMO_PHONE_URL: phoneUrl,
    LOG_LEVEL: 'warn',
  }
}

/** The last segment of the demo's callback address. */
export function demoCallbackSecret(dataFolder: string): string {
  return kept(dataFolder, 'callback-secret', () => randomBytes(32).toString('hex'))
}

/** A secret of the demo, created once and kept with its data. */
function kept(folder: string, name: string, make: () => string): string {
  const file = join(folder, name)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, make(), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}
