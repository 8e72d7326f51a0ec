// The dump of the Register of administrative services (guide.diia.gov.ua/register/download/json/) as two public clients
// read it: github.com/rareMaxim/asc and rareMaxim/CNAP. The state's own description was not available. Therefore every
// field except code and name may be missing or have another form; an entry without those two is reported and skipped.
// The values of `moderation_status` are not known, so it excludes nothing.
import { applicantTypes } from '@diia-desk/contract'
import type { ApplicantType, Duration } from '@diia-desk/contract'
import { z } from 'zod'
import { codedEntries, dumpText as text } from './dump.ts'
import type { DumpFault } from './dump.ts'
import { readDuration } from './duration.ts'

export interface RegisterVariation {
  name: string
  duration: Duration | undefined
  durationText: string | undefined
  fee: string | undefined
}

export interface RegisterService {
  code: string
  name: string
  sector: string | undefined
  applicantTypes: ApplicantType[]
  refusalGrounds: string[]
  variations: RegisterVariation[]
}

export interface ServicesDump {
  services: RegisterService[]
  faults: DumpFault[]
  /** Also the codes of faulty entries: a service whose entry cannot be read has not left the register. */
  codes: Set<string>
}

/** A value that does not match the schema counts as missing. */
const lenient = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d+([.,]\d+)?$/)
    .transform((value) => Number(value.replace(',', '.'))),
])
const named = z.union([
  text,
  z.object({ name: text }).transform(({ name }) => name),
  z.object({ title: text }).transform(({ title }) => title),
])
const texts = z
  .union([z.array(z.unknown()), z.unknown().transform((one) => [one])])
  .transform((list) => list.flatMap((one) => named.safeParse(one).data ?? []))

const identifierSchema = z
  .union([z.number().int().nonnegative().transform(String), z.string().trim()])
  .pipe(z.string().regex(/^\d{1,5}$/))
  .transform((value) => value.padStart(5, '0'))

const costSchema = z.object({ verbose: lenient(text), currency: lenient(text), value: lenient(number) })
const variationSchema = z.object({
  // For a variation this is not a code but its name, such as «Прискорено».
  identifier: lenient(text),
  duration: lenient(z.object({ verbose: lenient(text), type: lenient(text), value: lenient(number) })),
  costs: lenient(z.array(costSchema)),
})
const entrySchema = z.object({
  name: text,
  sector: lenient(named),
  applicant_type: lenient(texts),
  refusal_grounds: lenient(texts),
  processing_durations: lenient(text),
  variations: lenient(z.array(variationSchema)),
})

/** @throws {DumpError} when the JSON is not a dump */
export function readServicesDump(json: unknown): ServicesDump {
  const dump: ServicesDump = { services: [], faults: [], codes: new Set() }
  for (const { place, code, entry } of codedEntries(
    json,
    ({ identifier }) => identifierSchema.safeParse(identifier).data,
    dump,
  )) {
    const parsed = entrySchema.safeParse(entry)
    if (!parsed.success) {
      dump.faults.push({ place, code, reason: 'no-name' })
      continue
    }
    const types = (parsed.data.applicant_type ?? []).map((words) => ({ words, type: applicantTypeOf(words) }))
    for (const { words, type } of types)
      if (type === undefined) dump.faults.push({ place, code, reason: 'unknown-applicant', words, kept: true })
    dump.services.push({
      code,
      name: parsed.data.name,
      sector: parsed.data.sector,
      applicantTypes: applicantTypes.filter((known) => types.some(({ type }) => type === known)),
      refusalGrounds: parsed.data.refusal_grounds ?? [],
      variations: variationsOf(parsed.data),
    })
  }
  return dump
}

function variationsOf({
  name,
  variations = [],
  processing_durations: term,
}: z.output<typeof entrySchema>): RegisterVariation[] {
  if (variations.length === 0)
    return [{ name, duration: readDuration({ verbose: term }), durationText: term, fee: undefined }]
  const taken = new Set<string>()
  return variations.map(({ identifier, duration, costs = [] }, index) => {
    const given = identifier ?? (variations.length === 1 ? name : `Різновид ${index + 1}`)
    // A variation is recognised by its name at the next import.
    let own = given
    for (let time = 2; taken.has(own); time++) own = `${given} (${time})`
    taken.add(own)
    return {
      name: own,
      duration: duration && readDuration(duration),
      durationText: duration?.verbose,
      fee: feeOf(costs),
    }
  })
}

/**
 * A single cost in hryvnias is the fee. Several costs may be alternatives or parts, and the dump does not say which.
 */
function feeOf(costs: z.output<typeof costSchema>[]): string | undefined {
  const [cost, ...more] = costs
  if (cost === undefined || more.length > 0) return undefined
  if (/безоплатно|безкоштовно/i.test(cost.verbose ?? '')) return '0.00'
  if (cost.value === undefined || !/^(?:uah|грн\.?|гривн[яі]|980)?$/i.test(cost.currency ?? '')) return undefined
  const fee = cost.value.toFixed(2)
  return /^\d{1,9}\.\d\d$/.test(fee) ? fee : undefined
}

function applicantTypeOf(words: string): ApplicantType | undefined {
  if (/підприєм|(?<!\p{L})фоп(?!\p{L})/iu.test(words)) return 'fop'
  if (/юридичн|установ|організац|об’єднан|об'єднан|осбб/i.test(words)) return 'legal'
  return /фізичн|громадян|іноземц|особ/i.test(words) ? 'person' : undefined
}
