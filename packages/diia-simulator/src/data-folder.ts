import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Names of the files in a data folder. The desk of the demonstration is configured with these files. */
export const dataFiles = {
  hierarchy: 'hierarchy.json',
  trust: 'trust.p7b',
  anchors: 'anchors.txt',
  diiaKep: 'diia-kep.cer',
  organisation: 'organisation.p12',
  organisationPassword: 'organisation-password.txt',
  acquirerToken: 'acquirer-token.txt',
  authAcquirerToken: 'auth-acquirer-token.txt',
  branchId: 'branch-id.txt',
} as const

/** Whether all files with keys and certificates exist. They belong together: if one is missing, all are written again. */
export function hasKeyFiles(folder: string): boolean {
  const { hierarchy, trust, anchors, diiaKep, organisation, organisationPassword } = dataFiles
  return [hierarchy, trust, anchors, diiaKep, organisation, organisationPassword].every((name) =>
    existsSync(join(folder, name)),
  )
}

/** Reads a text from the data folder, or makes and writes it when it does not exist. */
export function loadOrCreateText(folder: string | undefined, name: string, make: () => string): string {
  if (!folder) return make()
  const file = join(folder, name)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const text = make()
  mkdirSync(folder, { recursive: true })
  writeSecret(file, `${text}\n`)
  return text
}

/** 128 random hexadecimal characters, the format of Diia's ids and tokens in public samples. */
export function randomHex(): string {
  return randomBytes(64).toString('hex')
}

/** Writes a file that only its owner can read. The file is complete even if the process is killed while writing. */
export function writeSecret(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
