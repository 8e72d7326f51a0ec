import type { Appeal, AppealEvent, DocumentRequest, Validation } from '@diia-desk/contract'
import { sql } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { requestRows, toRequests } from '../document-requests/repository.ts'
import { withinReach } from '../../people/sessions/reach.ts'
import type { Reader } from '../../people/sessions/reach.ts'
import { besideService, toService, toVariation, variationIn } from '../services/services.ts'
import { toValidation } from '../validations/repository.ts'
import type { Attachments } from '../appeal-journal/attach.ts'
import { openDetails } from './details.ts'
import type { AppealEventRow } from '../appeal-journal/journal.ts'
import type { Registered } from './registered.ts'
import { appealRows, toSummary } from './repository.ts'
import type { ListedAppeal } from './repository.ts'
import { allowedChanges } from './rules.ts'

interface Parts extends Pick<Appeal, 'service' | 'variation' | 'events'> {
  row: ListedAppeal
  attached: Attached
}

/** What is attached to an appeal, as far as the reader may see it. */
interface Attached {
  validations: Validation[]
  requests: DocumentRequest[]
  /** How many checks and requests are left out. */
  elsewhere: number
  /**
   * Types of all copies that have arrived, whoever may open them: everybody at the centre may know which documents the
   * visitor still has to bring.
   */
  types: ReadonlySet<string>
}

const nothingAttached: Attached = { validations: [], requests: [], elsewhere: 0, types: new Set() }

/** The name of the person or system that wrote an event. */
interface Names {
  staff_name: string | null
  system_name: string | null
}

/**
 * An appeal of our own centre with everything attached to it, except checks and copies that the reader may not see.
 *
 * @throws {Problem} `not-found`
 */
export async function readAppeal(ctx: Context, reader: Reader, id: string): Promise<Appeal> {
  const [row, chosen, attached, events] = await Promise.all([
    appealRows(ctx).where('appeals.id', '=', id).executeTakeFirst(),
    readChosen(ctx, id),
    readAttached(ctx, reader, id),
    readEvents(ctx, id),
  ])
  if (row === undefined) throw new Problem('not-found')
  return toAppeal(ctx, { row, ...chosen, attached, events })
}

/** An appeal that its clerk has just registered, in the same form as when it is read. */
export async function showRegistered(
  ctx: Context,
  reader: Reader,
  { row, events, chosen }: Registered,
  { validations, documentRequests }: Attachments,
): Promise<Appeal> {
  const clerk = reader.staff.name
  return toAppeal(ctx, {
    row: { ...row, service_name: chosen?.service.name ?? null, clerk },
    service: chosen && toService(chosen.service, chosen.service.local_number),
    variation: chosen?.variation && toVariation(chosen.variation),
    attached:
      validations.length + documentRequests.length === 0 ? nothingAttached : await readAttached(ctx, reader, row.id),
    events: events.map((event) => toEvent(ctx, row.id, { ...event, staff_name: clerk, system_name: null })),
  })
}

/** Builds the visible appeal from its parts. */
function toAppeal(ctx: Context, { row, service, variation, attached, events }: Parts): Appeal {
  const copies = attached.requests.flatMap((request) => request.copies)
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
      return { type, here: attached.types.has(type), ...(copy !== undefined && { copyId: copy.id }) }
    }),
    attachedElsewhere: attached.elsewhere,
    validations: attached.validations,
    documentRequests: attached.requests,
    events,
    allowed: allowedChanges(row, ratedByVisitor),
  }
}

async function readAttached(ctx: Context, reader: Reader, appealId: string): Promise<Attached> {
  const checksWithin = withinReach(reader, 'validations.read', 'window')
  const requestsWithin = withinReach(reader, 'document-requests.read', 'document_requests.window')
  const [validations, requests, moreChecks, moreRequests, types] = await Promise.all([
    ctx.db
      .selectFrom('validations')
      .selectAll()
      .where('appeal_id', '=', appealId)
      .where(checksWithin)
      .orderBy('checked_at')
      .execute(),
    requestRows(ctx)
      .where('document_requests.appeal_id', '=', appealId)
      .where(requestsWithin)
      .orderBy('document_requests.created_at')
      .execute(),
    ctx.db
      .selectFrom('validations')
      .select('id')
      .where('appeal_id', '=', appealId)
      .where(sql<boolean>`not ${checksWithin}`)
      .execute(),
    ctx.db
      .selectFrom('document_requests')
      .select('id')
      .where('appeal_id', '=', appealId)
      .where(sql<boolean>`not ${requestsWithin}`)
      .execute(),
    ctx.db
      .selectFrom('document_copies')
      .innerJoin('document_requests', 'document_requests.id', 'document_copies.request_id')
      .select('document_copies.type')
      .distinct()
      .where('document_requests.appeal_id', '=', appealId)
      .where('document_requests.state', '=', 'arrived')
      .execute(),
  ])
  return {
    validations: validations.map(toValidation),
    requests: await toRequests(ctx, reader, requests),
    elsewhere: moreChecks.length + moreRequests.length,
    types: new Set(types.map(({ type }) => type)),
  }
}

/** The service and the variation of an appeal, as the catalogue has them now. */
async function readChosen(ctx: Context, appealId: string): Promise<Pick<Appeal, 'service' | 'variation'>> {
  const row = await ctx.db
    .selectFrom('appeals')
    .innerJoin('services', 'services.id', 'appeals.service_id')
    .leftJoin('local_numbers', (join) =>
      join
        .onRef('local_numbers.service_id', '=', 'services.id')
        .onRef('local_numbers.centre_id', '=', 'appeals.centre_id'),
    )
    .leftJoin('service_variations as variation', 'variation.id', 'appeals.variation_id')
    .selectAll('services')
    .select('local_numbers.number as local_number')
    .select(besideService)
    .where('appeals.id', '=', appealId)
    .executeTakeFirst()
  if (row === undefined) return {}
  const variation = variationIn(row)
  return {
    service: toService(row, row.local_number),
    ...(variation !== undefined && { variation: toVariation(variation) }),
  }
}

async function readEvents(ctx: Context, appealId: string): Promise<AppealEvent[]> {
  const rows = await ctx.db
    .selectFrom('appeals')
    .innerJoin('appeal_events', 'appeal_events.appeal', 'appeals.seq')
    .leftJoin('staff', 'staff.id', 'appeal_events.staff_id')
    .leftJoin('integration_keys', 'integration_keys.id', 'appeal_events.integration_key_id')
    .selectAll('appeal_events')
    .select(['staff.name as staff_name', 'integration_keys.name as system_name'])
    .where('appeals.id', '=', appealId)
    .orderBy('appeal_events.seq')
    .execute()
  return rows.map((row) => toEvent(ctx, appealId, row))
}

function toEvent(ctx: Context, appealId: string, row: AppealEventRow & Names): AppealEvent {
  const { reason, ...details } = openDetails(ctx, appealId, row.sealed)
  // The first event contains every field, so none of them is shown as a change.
  const fields =
    row.kind === 'registered'
      ? []
      : [...Object.keys(JSON.parse(row.changes) as object).map(nameOf), ...Object.keys(details)]
  return {
    kind: row.kind,
    at: row.at,
    happenedAt: row.happened_at,
    by: authorOf(row),
    fields,
    ...(reason !== undefined && reason !== '' && { reason }),
  }
}

function authorOf(row: AppealEventRow & Names): AppealEvent['by'] {
  if (row.origin === 'desk')
    return { kind: 'staff', name: row.staff_name ?? '', ...(row.window !== null && { window: row.window }) }
  if (row.origin === 'integration') return { kind: 'integration', name: row.system_name ?? '' }
  return { kind: row.origin }
}

/** `registered_at` of a row is `registeredAt` of the contract. */
function nameOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
