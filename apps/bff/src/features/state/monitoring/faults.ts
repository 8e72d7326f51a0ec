// Why the state would refuse a record, or not count it, according to the catalogues as they are now.
import type { ExportFault } from '@diia-desk/contract'
import type { Db } from '../../../storage/database.ts'
import type { CompiledProfile } from '../export/compile-profile.ts'
import type { SourceName, ExportRecord } from '../export/record.ts'

export interface Judgement {
  faults: ExportFault[]
  /** Fields of the output that do not match the schema; empty without `not-as-schema`. */
  fields: string[]
  /** The record as it would be sent. */
  written: Record<string, unknown>
}

export interface ServiceFacts {
  id: string
  code: string | null
  name: string
  retiredAt: string | null
}

/** The state's registers as they were last imported. Undefined ones were never imported and are not used for checks. */
export interface Registers {
  services: Map<string, ServiceFacts> | undefined
  /** Codes of the registry of centres, and when each centre was closed. */
  centres: Map<string, string | null> | undefined
  /** Services of the catalogue by their ids. */
  byId: Map<string, ServiceFacts>
}

export async function readRegisters(db: Db): Promise<Registers> {
  const [services, centres] = await Promise.all([
    db.selectFrom('services').select(['id', 'code', 'name', 'origin', 'retired_at as retiredAt']).execute(),
    db.selectFrom('centre_register').select(['code', 'retired_at']).execute(),
  ])
  const registered = services.filter(({ origin, code }) => origin === 'register' && code !== null)
  return {
    services:
      registered.length === 0 ? undefined : new Map(registered.map((service) => [service.code as string, service])),
    centres:
      centres.length === 0 ? undefined : new Map(centres.map(({ code, retired_at: retiredAt }) => [code, retiredAt])),
    byId: new Map(services.map((service) => [service.id, service])),
  }
}

/** Faults that already explain a field, so that the schema need not report it again. */
const told: Partial<Record<ExportFault, SourceName>> = {
  'no-service': 'service_code',
  'no-service-code': 'service_code',
  'no-centre-code': 'asc_code',
  'no-applicant-type': 'applicant_type',
}

export function judge(record: ExportRecord, profile: CompiledProfile, registers: Registers, now: Date): Judgement {
  const faults = [...serviceFaults(record, registers), ...centreFaults(record, registers), ...timeFaults(record, now)]
  const required = (source: SourceName) =>
    profile.profile.fields.some((field) => field.from === source && field.required)
  if (record.applicant_type === null && required('applicant_type')) faults.push('no-applicant-type')

  const explained = new Set(faults.map((fault) => told[fault]))
  const written = JSON.parse(profile.write(record)) as Record<string, unknown>
  const fields = profile.output
    .record(written)
    .filter((out) => !explained.has(profile.profile.fields.find((field) => field.out === out)?.from))
  return { faults: fields.length === 0 ? faults : [...faults, 'not-as-schema'], fields, written }
}

/** The service of a record in the catalogue: by its id, or by its code when another system posted it. */
export function serviceOf(
  { service_id: id, service_code: code }: Pick<ExportRecord, 'service_id' | 'service_code'>,
  registers: Registers,
): ServiceFacts | undefined {
  return id === null ? registers.services?.get(code ?? '') : registers.byId.get(id)
}

function serviceFaults(
  { service_id: serviceId, service_code: code, registered_at: registeredAt }: ExportRecord,
  { services }: Registers,
): ExportFault[] {
  if (code === null) return [serviceId === null ? 'no-service' : 'no-service-code']
  if (services === undefined) return []
  const known = services.get(code)
  if (known === undefined) return ['unknown-service-code']
  // An appeal that was registered before the service was retired stays right.
  return known.retiredAt !== null && known.retiredAt < registeredAt ? ['retired-service-code'] : []
}

function centreFaults(
  { asc_code: code, registered_at: registeredAt }: ExportRecord,
  { centres }: Registers,
): ExportFault[] {
  if (code === null) return ['no-centre-code']
  if (centres === undefined) return []
  const closedAt = centres.get(code)
  return closedAt === undefined || (closedAt !== null && closedAt < registeredAt) ? ['unknown-centre-code'] : []
}

function timeFaults(
  { registered_at: registeredAt, result_at: resultAt, issued_at: issuedAt, status }: ExportRecord,
  now: Date,
): ExportFault[] {
  const latest = now.toISOString()
  return [
    ...(resultAt !== null && resultAt < registeredAt ? ['result-before-registration' as const] : []),
    ...(issuedAt !== null && issuedAt < (resultAt ?? registeredAt) ? ['issued-before-result' as const] : []),
    ...((status === 'completed' || status === 'refused') && resultAt === null ? ['no-result-date' as const] : []),
    ...([registeredAt, resultAt, issuedAt].some((at) => at !== null && at > latest) ? ['in-the-future' as const] : []),
  ]
}
