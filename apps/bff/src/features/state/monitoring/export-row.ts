import type { ExportRow } from '@diia-desk/contract'
import { serviceOf } from './faults.ts'
import type { Judgement, Registers } from './faults.ts'
import type { Page } from '../export/read-page.ts'

/** A record of a page with the information that a manager needs to assess it. */
export function toExportRow(
  { record, sent }: Page['records'][number],
  { faults, fields, written }: Judgement,
  registers: Registers,
): ExportRow {
  const service = serviceOf(record, registers)
  return {
    appealId: record.id,
    number: record.number,
    ...(record.service_id !== null && { serviceId: record.service_id }),
    ...(record.service_code !== null && { serviceCode: record.service_code }),
    ...(service !== undefined && { serviceName: service.name }),
    registeredAt: record.registered_at,
    status: record.status,
    ...(record.result_at !== null && { resultAt: record.result_at }),
    faults,
    ...(fields.length > 0 && { fields }),
    ...(!sent && { omitted: true }),
    record: written,
  }
}
