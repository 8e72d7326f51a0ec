import type { Appeal, AppealEvent } from '@diia-desk/contract'
import type { Context } from '../../context.ts'
import { Problem } from '../../problem.ts'
import { requestRows, toRequests } from '../document-requests/repository.ts'
import { toService, toVariation } from '../services/services.ts'
import { toValidation } from '../validations/repository.ts'
import { openDetails } from './details.ts'
import { appealRows, toSummary } from './repository.ts'
import type { ListedAppeal } from './repository.ts'
import { allowedChanges } from './rules.ts'

/**
 * An appeal of the own centre with all that belongs to it.
 *
 * @throws {Problem} `not-found`
 */
export async function readAppeal(ctx: Context, id: string): Promise<Appeal> {
  const row = await appealRows(ctx).where('appeals.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  const [service, variation, validations, requests, events] = await Promise.all([
    row.service_id === null ? undefined : readService(ctx, row.service_id, row.centre_id),
    row.variation_id === null ? undefined : ctx.db.selectFrom('service_variations').selectAll().where('id', '=', row.variation_id).executeTakeFirst(),
    ctx.db.selectFrom('validations').selectAll().where('appeal_id', '=', id).orderBy('checked_at').execute(),
    requestRows(ctx).where('document_requests.appeal_id', '=', id).orderBy('document_requests.created_at').execute(),
    readEvents(ctx, row),
  ])
  const documentRequests = await toRequests(ctx, requests)
  const copies = documentRequests.flatMap((request) => request.copies)
  const ratedByVisitor = events.some(({ kind, by }) => kind === 'rated' && by.kind === 'visitor')
  return {
    ...toSummary(ctx, row),
    service,
    ...(variation !== undefined && { variation: toVariation(variation) }),
    ...(row.applicant_type !== null && { applicantType: row.applicant_type }),
    channel: row.channel,
    ...(row.receiving_channel !== null && { receivingChannel: row.receiving_channel }),
    ...(row.fee !== null && { fee: row.fee }),
    details: openDetails(ctx, id, row.sealed),
    documents: (service?.documents ?? []).map((type) => {
      const copy = copies.find((one) => one.type === type)
      return { type, ...(copy !== undefined && { copyId: copy.id }) }
    }),
    validations: validations.map(toValidation),
    documentRequests,
    events,
    allowed: allowedChanges(row, ratedByVisitor),
  }
}

async function readService(ctx: Context, id: string, centreId: string): Promise<Appeal['service']> {
  const row = await ctx.db.selectFrom('services')
    .leftJoin('local_numbers', (join) => join.onRef('local_numbers.service_id', '=', 'services.id').on('local_numbers.centre_id', '=', centreId))
    .selectAll('services').select('local_numbers.number as local_number')
    .where('services.id', '=', id)
    .executeTakeFirstOrThrow()
  return toService(row, row.local_number)
}

async function readEvents(ctx: Context, appeal: ListedAppeal): Promise<AppealEvent[]> {
  const rows = await ctx.db.selectFrom('appeal_events')
    .leftJoin('staff', 'staff.id', 'appeal_events.staff_id')
    .leftJoin('integration_keys', 'integration_keys.id', 'appeal_events.integration_key_id')
    .selectAll('appeal_events').select(['staff.name as staff_name', 'integration_keys.name as system_name'])
    .where('appeal', '=', appeal.seq).orderBy('appeal_events.seq')
    .execute()
  return rows.map((row): AppealEvent => {
    const { reason, ...details } = openDetails(ctx, appeal.id, row.sealed)
    // The first event holds everything: none of it is a change.
    const fields = row.kind === 'registered' ? [] : [...Object.keys(JSON.parse(row.changes) as object).map(nameOf), ...Object.keys(details)]
    return { kind: row.kind, at: row.at, happenedAt: row.happened_at, by: authorOf(row), fields, ...(reason !== undefined && reason !== '' && { reason }) }
  })
}

function authorOf(row: { origin: 'desk' | 'visitor' | 'integration' | 'system'; window: string | null; staff_name: string | null; system_name: string | null }): AppealEvent['by'] {
  if (row.origin === 'desk') return { kind: 'staff', name: row.staff_name ?? '', ...(row.window !== null && { window: row.window }) }
  if (row.origin === 'integration') return { kind: 'integration', name: row.system_name ?? '' }
  return { kind: row.origin }
}

/** `registered_at` of a row is `registeredAt` of the contract. */
function nameOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
