import { createHash } from 'node:crypto'
import { oids } from './oids.ts'
import { Refusal } from './refusal.ts'
import { gost34311 } from './symmetric/gost34311.ts'

const native: Readonly<Record<string, string>> = {
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
}

/** The digest named by `oid`; `sBoxes` matter to GOST 34.311 alone. An unknown or broken one is refused. */
export function digest(oid: string, data: Uint8Array, sBoxes?: Uint8Array): Uint8Array {
  if (oid === oids.gost34311) return gost34311(data, sBoxes)
  const name = native[oid]
  if (name === undefined) throw new Refusal('unsupported-algorithm', 'digest')
  return Uint8Array.from(createHash(name).update(data).digest())
}
