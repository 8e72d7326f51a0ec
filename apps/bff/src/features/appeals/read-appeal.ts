import type { Appeal, AppealEvent, DocumentRequest, Validation } from '@diia-desk/contract'
import type { Context } from '../../context.ts'
import { Problem } from '../../problem.ts'
import { requestRows, toRequests } from '../document-requests/repository.ts'
import { besideService, toService, toVariation, variationIn } from '../services/services.ts'
import { toValidation } from '../validations/repository.ts'
import type { Attachments } from './attach.ts'
import { openDetails } from './details.ts'
import type { AppealEventRow } from './journal.ts'
import type { Registered } from './register-appeal.ts'
import { appealRows, toSummary } from './repository.ts'
import type { ListedAppeal } from './repository.ts'
import { allowedChanges } from './rules.ts'

interface Parts extends Pick<Appeal, 'service' | 'variation' | 'validations' | 'events'> {
  row: ListedAppeal
  requests: DocumentRequest[]
}

/** Of who wrote an event, where somebody or some system did. */
interface Names {
  staff_name: string | null
  system_name: string | null
}

/**
 * An appeal of the own centre with all that belongs to it.
 *
 * @throws {Problem} `not-found`
 */
export async function readAppeal(ctx: Context, id: string): Promise<Appeal> {
  const [row, chosen, validations, requests, events] = await Promise.all([
    appealRows(ctx).where('appeals.id', '=', id).executeTakeFirst(),
    readChosen(ctx, id),
    readValidations(ctx, id),
    readRequests(ctx, id),
    readEvents(ctx, id),
  ])
  if (row === undefined) throw new Problem('not-found')
  return toAppeal(ctx, { row, ...chosen, validations, requests, events })
}

/** An appeal that its clerk has just registered, as reading it would show it. */
export async function showRegistered(ctx: Context, { row, events, chosen }: Registered, clerk: string, attached: Attachments): Promise<Appeal> {
  const [validations, requests] = await Promise.all([
    attached.validations.length === 0 ? [] : readValidations(ctx, row.id),
    attached.documentRequests.length === 0 ? [] : readRequests(ctx, row.id),
  ])
  return toAppeal(ctx, {
    row: { ...row, service_name: chosen?.service.name ?? null, clerk },
    service: chosen && toService(chosen.service, chosen.service.local_number),
    variation: chosen?.variation && toVariation(chosen.variation),
    validations,
    requests,
    events: events.map((event) => toEvent(ctx, row.id, { ...event, staff_name: clerk, system_name: null })),
  })
}

/** What is shown of an appeal, from its parts. */
function toAppeal(ctx: Context, { row, service, variation, validations, requests, events }: Parts): Appeal {
  const copies = requests.flatMap((request) => request.copies)
  const ratedByVisitor = events.some(({ kind, by }) => kind === 'rated' && by.kind === 'visitor')
  return {
    ...toSummary(ctx, row),
    service,
    ...(variation !== undefined && { variation }),
    ...(row.applicant_type !== null && { applicantType: row.applicant_type }),
    channel: row.channel,
    ...(row.receiving_channel !== null && { receivingChannel: row.receiving_channel }),
    ...(row.fee !== null && { fee: row.fee }),
    details: openDetails(ctx, row.id, row.sealed),
    documents: (service?.documents ?? []).map((type) => {
      const copy = copies.find((one) => one.type === type)
      return { type, ...(copy !== undefined && { copyId: copy.id }) }
    }),
    validations,
    documentRequests: requests,
    events,
    allowed: allowedChanges(row, ratedByVisitor),
  }
}

async function readValidations(ctx: Context, appealId: string): Promise<Validation[]> {
  return (await ctx.db.selectFrom('validations').selectAll().where('appeal_id', '=', appealId).orderBy('checked_at').execute()).map(toValidation)
}

async function readRequests(ctx: Context, appealId: string): Promise<DocumentRequest[]> {
  return toRequests(ctx, await requestRows(ctx).where('document_requests.appeal_id', '=', appealId).orderBy('document_requests.created_at').execute())
}

/** The service and the variation of an appeal, as the catalogue has them now. */
async function readChosen(ctx: Context, appealId: string): Promise<Pick<Appeal, 'service' | 'variation'>> {
  const row = await ctx.db.selectFrom('appeals')
    .innerJoin('services', 'services.id', 'appeals.service_id')
    .leftJoin('local_numbers', (join) => join.onRef('local_numbers.service_id', '=', 'services.id').onRef('local_numbers.centre_id', '=', 'appeals.centre_id'))
    .leftJoin('service_variations as variation', 'variation.id', 'appeals.variation_id')
    .selectAll('services').select('local_numbers.number as local_number').select(besideService)
    .where('appeals.id', '=', appealId)
    .executeTakeFirst()
  if (row === undefined) return {}
  const variation = variationIn(row)
  return { service: toService(row, row.local_number), ...(variation !== undefined && { variation: toVariation(variation) }) }
}

async function readEvents(ctx: Context, appealId: string): Promise<AppealEvent[]> {
  const rows = await ctx.db.selectFrom('appeals')
    .innerJoin('appeal_events', 'appeal_events.appeal', 'appeals.seq')
    .leftJoin('staff', 'staff.id', 'appeal_events.staff_id')
    .leftJoin('integration_keys', 'integration_keys.id', 'appeal_events.integration_key_id')
    .selectAll('appeal_events').select(['staff.name as staff_name', 'integration_keys.name as system_name'])
    .where('appeals.id', '=', appealId).orderBy('appeal_events.seq')
    .execute()
  return rows.map((row) => toEvent(ctx, appealId, row))
}

function toEvent(ctx: Context, appealId: string, row: AppealEventRow & Names): AppealEvent {
  const { reason, ...details } = openDetails(ctx, appealId, row.sealed)
  // The first event holds everything: none of it is a change.
  const fields = row.kind === 'registered' ? [] : [...Object.keys(JSON.parse(row.changes) as object).map(nameOf), ...Object.keys(details)]
  return { kind: row.kind, at: row.at, happenedAt: row.happened_at, by: authorOf(row), fields, ...(reason !== undefined && reason !== '' && { reason }) }
}

function authorOf(row: AppealEventRow & Names): AppealEvent['by'] {
  if (row.origin === 'desk') return { kind: 'staff', name: row.staff_name ?? '', ...(row.window !== null && { window: row.window }) }
  if (row.origin === 'integration') return { kind: 'integration', name: row.system_name ?? '' }
  return { kind: row.origin }
}

/** `registered_at` of a row is `registeredAt` of the contract. */
function nameOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
