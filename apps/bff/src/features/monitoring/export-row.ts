import type { ExportRow } from '@diia-desk/contract'
import type { CompiledProfile } from './compile-profile.ts'
import { faultsOf } from './faults.ts'
import type { Registers } from './faults.ts'
import type { Page } from './read-page.ts'

/** A record of a page with what a manager needs to judge it. */
export function toExportRow({ record, sent }: Page['records'][number], profile: CompiledProfile, registers: Registers, now: Date): ExportRow {
  const service = record.service_id === null ? registers.services?.get(record.service_code ?? '') : registers.byId.get(record.service_id)
  return {
    appealId: record.id,
    number: record.number,
    ...(record.service_id !== null && { serviceId: record.service_id }),
    ...(record.service_code !== null && { serviceCode: record.service_code }),
    ...(service !== undefined && { serviceName: service.name }),
    registeredAt: record.registered_at,
    status: record.status,
    ...(record.result_at !== null && { resultAt: record.result_at }),
    ...faultsOf(record, profile, registers, now),
    ...(!sent && { omitted: true }),
    record: JSON.parse(profile.write(record)) as Record<string, unknown>,
  }
}
