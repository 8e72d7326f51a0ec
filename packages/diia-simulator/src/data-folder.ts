import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Names of the files in a data folder. A demo desk is configured with exactly these. */
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

/** Whether the files with keys and certificates are all there; they belong together, so one missing means all anew. */
export function hasKeyFiles(folder: string): boolean {
  const { hierarchy, trust, anchors, diiaKep, organisation, organisationPassword } = dataFiles
  return [hierarchy, trust, anchors, diiaKep, organisation, organisationPassword].every((name) =>
    existsSync(join(folder, name)),
  )
}

/** A word kept in the data folder: read when it is there, else made and written. */
export function keptWord(folder: string | undefined, name: string, make: () => string): string {
  if (!folder) return make()
  const file = join(folder, name)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const word = make()
  mkdirSync(folder, { recursive: true })
  writeSecret(file, `${word}\n`)
  return word
}

/** 128 hexadecimal characters, the form of Diia's ids and tokens in public samples. */
export function longHex(): string {
  return randomBytes(64).toString('hex')
}

/** Writes a file that only its owner reads; a run cut off in the middle leaves no half of it. */
export function writeSecret(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
