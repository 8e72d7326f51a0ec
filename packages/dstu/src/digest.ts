import { createHash } from 'node:crypto'
import { oids } from './oids.ts'
import { unsupportedAlgorithm } from './refusal.ts'
import { gost34311 } from './symmetric/gost34311.ts'
import { kupyna, type KupynaSize } from './symmetric/kupyna.ts'

const nodeDigests: Readonly<Record<string, string>> = {
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
}

const kupynaSizes: Readonly<Record<string, KupynaSize>> = {
  [oids.kupyna256]: 256,
  [oids.kupyna384]: 384,
  [oids.kupyna512]: 512,
}

/** Hashes `data` with the algorithm `oid`; only GOST 34.311 uses `sBoxes`. An unknown or weak algorithm is refused. */
export function digest(oid: string, data: Uint8Array, sBoxes?: Uint8Array): Uint8Array {
  if (oid === oids.gost34311) return gost34311(data, sBoxes)
  const size = kupynaSizes[oid]
  if (size !== undefined) return kupyna(data, size)
  const name = nodeDigests[oid]
  if (name === undefined) throw unsupportedAlgorithm('digest', oid)
  return Uint8Array.from(createHash(name).update(data).digest())
}
