// The demo's own settings: a desk that trusts the simulator, with data of its own under .data.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret of the demo, made once and kept beside its data. */
export function keptSecret(folder, name, make) {
  const file = join(folder, name)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, make(), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

export const makeCallbackSecret = () => randomBytes(32).toString('hex')
export const makeMasterKey = () => randomBytes(32).toString('base64')

/** Environment of a bff that works with a simulator whose data folder is `simulatorFolder`. */
export function demoEnvironment({ dataFolder, simulatorFolder, port, simulatorUrl, phoneUrl }) {
  const read = (name) => readFileSync(join(simulatorFolder, name), 'utf8').trim()
  return {
    DESK_MODE: 'demo',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: dataFolder,
    MASTER_KEY: keptSecret(dataFolder, 'master-key', makeMasterKey),
    CENTRE_NAME: 'ЦНАП Яснополянської громади',
    CENTRE_WINDOWS: '1,2,3,4',
    DIIA_BASE_URL: simulatorUrl,
    DIIA_BRANCH_ID: read('branch-id.txt'),
    DIIA_ACQUIRER_TOKEN: read('acquirer-token.txt'),
    DIIA_AUTH_ACQUIRER_TOKEN: read('auth-acquirer-token.txt'),
    DIIA_CALLBACK_SECRET: keptSecret(dataFolder, 'callback-secret', makeCallbackSecret),
    DIIA_TRUST_FILES: join(simulatorFolder, 'trust.p7b'),
    DIIA_TRUST_ANCHORS: read('anchors.txt').split(/\s+/).join(','),
    DIIA_SENDER_FILES: join(simulatorFolder, 'diia-kep.cer'),
    ORGANISATION_CONTAINER: join(simulatorFolder, 'organisation.p12'),
    ORGANISATION_CONTAINER_PASSWORD: read('organisation-password.txt'),
    DEMO_PHONE_URL: phoneUrl,
    LOG_LEVEL: 'warn',
  }
}
