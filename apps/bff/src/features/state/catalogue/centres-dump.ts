// The dump of the registry of centres (guide.diia.gov.ua/asc/download/json/): its `code` is a number there, a string
// here. Seen through one public client, github.com/rareMaxim/asc.
import { z } from 'zod'
import { codedEntries, dumpText } from './dump.ts'
import type { DumpFault } from './dump.ts'

export interface RegisterCentre {
  code: string
  name: string
  address: string | undefined
}

export interface CentresDump {
  centres: RegisterCentre[]
  faults: DumpFault[]
  codes: Set<string>
}

const codeSchema = z
  .union([z.number().int().nonnegative().transform(String), z.string().trim()])
  .pipe(z.string().regex(/^\d{1,10}$/))
const addressSchema = z
  .union([dumpText, z.object({ address_full: dumpText }).transform(({ address_full }) => address_full)])
  .optional()
  .catch(undefined)

/** @throws {DumpError} when the JSON is not a dump */
export function readCentresDump(json: unknown): CentresDump {
  const dump: CentresDump = { centres: [], faults: [], codes: new Set() }
  for (const { place, code, entry } of codedEntries(json, (one) => codeSchema.safeParse(one.code).data, dump)) {
    const name = dumpText.safeParse(entry.name).data
    if (name === undefined) dump.faults.push({ place, code, reason: 'no-name' })
    else dump.centres.push({ code, name, address: addressSchema.parse(entry.address) })
  }
  return dump
}
