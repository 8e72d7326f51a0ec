// The dump of the registry of centres (guide.diia.gov.ua/asc/download/json/): its `code` is a number there, a string
// here. Seen through one public client, github.com/rareMaxim/asc.
import { z } from 'zod'
import { entriesOf } from './dump.ts'
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

const text = z.string().transform((value) => value.replaceAll(/\s+/g, ' ').trim()).pipe(z.string().min(1))
const codeSchema = z.union([z.number().int().nonnegative().transform(String), z.string().trim()]).pipe(z.string().regex(/^\d{1,10}$/))
const addressSchema = z.union([text, z.object({ address_full: text }).transform(({ address_full }) => address_full)]).optional().catch(undefined)

/** @throws {DumpError} when it is no dump at all */
export function readCentresDump(json: unknown): CentresDump {
  const dump: CentresDump = { centres: [], faults: [], codes: new Set() }
  for (const [index, raw] of entriesOf(json).entries()) {
    const place = `entries[${index}]`
    const entry = (typeof raw === 'object' && raw !== null ? raw : {}) as { code?: unknown; name?: unknown; address?: unknown }
    const code = codeSchema.safeParse(entry.code).data
    if (code === undefined) {
      dump.faults.push({ place, reason: 'no-code' })
      continue
    }
    if (dump.codes.has(code)) {
      dump.faults.push({ place, code, reason: 'repeated-code' })
      continue
    }
    dump.codes.add(code)
    const name = text.safeParse(entry.name).data
    if (name === undefined) dump.faults.push({ place, code, reason: 'no-name' })
    else dump.centres.push({ code, name, address: addressSchema.parse(entry.address) })
  }
  return dump
}
