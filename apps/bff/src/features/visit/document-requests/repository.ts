import type { DocumentCode, DocumentRequest, DocumentRequestState } from '@diia-desk/contract'
import { documentRequestStates, isOpen } from '@diia-desk/contract'
import type { Selectable, Updateable } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import type { DocumentRequestsTable } from '../../../storage/schema.ts'
import { summariesOfRequests } from '../../arrivals/copies/repository.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { Change } from '../../../events/events.ts'
import { requireWithinReach } from '../../people/sessions/reach.ts'
import type { Reader } from '../../people/sessions/reach.ts'

/** States that a package may change. A request with state `arrived` never changes again. */
export const notArrived: readonly DocumentRequestState[] = documentRequestStates.filter((state) => state !== 'arrived')

export interface WaitingCodes {
  /**
   * Codes of waiting requests, only for status questions. They are kept in memory only, and a restart deletes them on
   * purpose.
   */
  waitingCodes: Map<string, DocumentCode>
}

type RequestFields = Omit<Updateable<DocumentRequestsTable>, 'id' | 'state' | 'changed_at'>

/**
 * Moves a request to a state if it is still in one of the expected states, and tells the screens.
 *
 * @returns false when the request was in another state
 */
export function moveRequest(
  ctx: Context & WaitingCodes,
  id: string,
  from: readonly DocumentRequestState[],
  to: DocumentRequestState,
  changes: RequestFields = {},
): Promise<boolean> {
  return changeWithEvents(ctx, (change) => moveRequestIn(ctx, change, id, from, to, changes))
}

/** The same within a transaction that changes more than the request. */
export async function moveRequestIn(
  ctx: WaitingCodes,
  { trx, tell, now }: Change,
  id: string,
  from: readonly DocumentRequestState[],
  to: DocumentRequestState,
  changes: RequestFields = {},
): Promise<boolean> {
  const row = await trx
    .updateTable('document_requests')
    .set({ ...changes, state: to, changed_at: now.toISOString() })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .returning(['window', 'appeal_id'])
    .executeTakeFirst()
  if (row === undefined) return false
  if (!isOpen(to)) ctx.waitingCodes.delete(id)
  await tell({ type: 'document-request', id, state: to, window: row.window })
  if (row.appeal_id !== null) {
    const appeal = await trx
      .selectFrom('appeals')
      .select(['id', 'status'])
      .where('id', '=', row.appeal_id)
      .executeTakeFirstOrThrow()
    await tell({ type: 'appeal', ...appeal })
  }
  return true
}

/**
 * A package is being checked under the request's id. The earlier state is stored, in case the package belongs to
 * another request.
 */
export async function beginChecking(ctx: WaitingCodes, change: Change, id: string): Promise<void> {
  await change.trx
    .updateTable('document_requests')
    .set((eb) => ({ state_before: eb.ref('state') }))
    .where('id', '=', id)
    .where(
      'state',
      'in',
      notArrived.filter((state) => state !== 'checking'),
    )
    .execute()
  await moveRequestIn(ctx, change, id, notArrived, 'checking')
}

/** @throws {Problem} `not-found`; `forbidden` when the row is outside the reader's reach */
export async function readRequest(ctx: Context, reader: Reader, id: string): Promise<DocumentRequest> {
  const row = await requestRows(ctx).where('document_requests.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  requireWithinReach(reader, 'document-requests.read', row)
  const [request] = await toRequests(ctx, reader, [row])
  return request as DocumentRequest
}

export function requestRows(ctx: Context) {
  return ctx.db
    .selectFrom('document_requests')
    .innerJoin('staff', 'staff.id', 'document_requests.staff_id')
    .selectAll('document_requests')
    .select('staff.name as clerk')
}

/** Rows as the reader may see them, each with its copies. */
export async function toRequests(
  ctx: Context,
  reader: Reader,
  rows: (Selectable<DocumentRequestsTable> & { clerk: string })[],
): Promise<DocumentRequest[]> {
  const copies = await summariesOfRequests(
    ctx,
    reader,
    rows.filter(({ state }) => state === 'arrived').map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    input: row.input,
    window: row.window,
    clerk: row.clerk,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    attempt: row.attempt,
    ...(row.appeal_id !== null && { appealId: row.appeal_id }),
    codeEndsAt: row.code_ends_at,
    ...(row.failure !== null && { failure: row.failure }),
    ...(row.used_before_at !== null &&
      row.used_before_window !== null && { usedBefore: { at: row.used_before_at, window: row.used_before_window } }),
    ...(row.state === 'quarantined' && row.quarantine_reason !== null && { quarantineReason: row.quarantine_reason }),
    copies: copies.get(row.id) ?? [],
    callId: row.call_id,
  }))
}
