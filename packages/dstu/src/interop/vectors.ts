import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, ReadVector } from './check.ts'
import { sdkSampleChecks } from './sdk-sample.ts'
import { uapkiChecks } from './uapki-made.ts'

/**
 * The checks for a folder that has `diia-sdk-sample` (made by the IIT library) and `uapki-made` (made by UAPKI).
 * Throws when it has neither, so that a run without checks does not look successful.
 */
export function collectChecks(folder: string): Check[] {
  const sets: ReadonlyArray<readonly [string, (read: ReadVector) => Check[]]> = [
    ['diia-sdk-sample', sdkSampleChecks],
    ['uapki-made', uapkiChecks],
  ]
  const present = sets.filter(([name]) => existsSync(join(folder, name)))
  if (present.length === 0)
    throw new Error(`no vectors in ${folder}: expected ${sets.map(([name]) => name).join(' or ')}`)
  return present.flatMap(([name, make]) => make((file) => Uint8Array.from(readFileSync(join(folder, name, file)))))
}
