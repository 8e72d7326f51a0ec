// Checks and copy requests of a visit are attached to its appeal: those of the same window and day, each to one appeal
// only.
import { isUnderWay } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import type { Change } from '../../../events/events.ts'
import { Problem } from '../../../problem.ts'
import type { FieldError } from '../../../problem.ts'
import { locking } from '../../../storage/engine.ts'
import { dayOf, startOfDay } from '../../../time.ts'
import { ownCentreId } from '../../people/centres/centres.ts'
import { record } from './journal.ts'
import type { Author } from './journal.ts'

export interface Attachments {
  validations: readonly string[]
  documentRequests: readonly string[]
}

/**
 * Refuses what is not of this window and day or belongs to another appeal, and locks the other rows.
 *
 * @throws {Problem} `invalid-input` naming the positions of the refused ones
 */
export async function requireAttachable(
  { trx, now }: Pick<Change, 'trx' | 'now'>,
  by: Author,
  { validations, documentRequests }: Attachments,
  appealId?: string,
): Promise<void> {
  if (validations.length + documentRequests.length === 0) return
  const since = startOfDay(dayOf(now)).toISOString()
  const [checks, requests] = [
    validations.length === 0
      ? []
      : await locking(
          trx,
          'change',
          trx
            .selectFrom('validations')
            .select(['id', 'window', 'checked_at as at', 'appeal_id'])
            .where('id', 'in', validations)
            .orderBy('id'),
        ).execute(),
    documentRequests.length === 0
      ? []
      : await locking(
          trx,
          'change',
          trx
            .selectFrom('document_requests')
            .select(['id', 'window', 'created_at as at', 'appeal_id'])
            .where('id', 'in', documentRequests)
            .orderBy('id'),
        ).execute(),
  ]
  const window = by.origin === 'desk' ? by.window : undefined
  const faults = (field: string, ids: readonly string[], rows: typeof checks): FieldError[] => {
    const fine = new Set(
      rows
        .filter(
          (row) => row.window === window && row.at >= since && (row.appeal_id === null || row.appeal_id === appealId),
        )
        .map(({ id }) => id),
    )
    return ids.flatMap((id, index) =>
      fine.has(id) ? [] : [{ field: `${field}.${index}`, code: 'not-allowed' as const }],
    )
  }
  const errors = [
    ...faults('validations', validations, checks),
    ...faults('documentRequests', documentRequests, requests),
  ]
  if (errors.length > 0)
    throw new Problem('invalid-input', {
      errors,
      detail: 'Only what this window did today and no other appeal has can be attached.',
    })
}

export async function attach(
  { trx }: Pick<Change, 'trx'>,
  appealId: string,
  { validations, documentRequests }: Attachments,
): Promise<void> {
  if (validations.length > 0)
    await trx.updateTable('validations').set({ appeal_id: appealId }).where('id', 'in', validations).execute()
  if (documentRequests.length > 0)
    await trx
      .updateTable('document_requests')
      .set({ appeal_id: appealId })
      .where('id', 'in', documentRequests)
      .execute()
}

/**
 * The appeal that a code is read for; undefined if there is none.
 *
 * @throws {Problem} `invalid-input` unless the appeal is under way at this centre
 */
export async function readAppealOfCode(
  ctx: Context,
  appealId: string | undefined,
): Promise<{ seq: number; id: string } | undefined> {
  if (appealId === undefined) return undefined
  const row = await ctx.db
    .selectFrom('appeals')
    .select(['seq', 'id', 'status'])
    .where('id', '=', appealId)
    .where('centre_id', '=', ownCentreId)
    .executeTakeFirst()
  if (row === undefined || !isUnderWay(row.status))
    throw new Problem('invalid-input', { errors: [{ field: 'appealId', code: 'not-allowed' }] })
  return row
}

/** Writes the result of a code and, when it was read for an appeal, attaches it, in this order of locks. */
export async function writeForAppeal(
  change: Change,
  appeal: { seq: number; id: string } | undefined,
  by: Author,
  write: () => Promise<unknown>,
): Promise<void> {
  const { trx, now } = change
  if (appeal !== undefined)
    await locking(trx, 'change', trx.selectFrom('appeals').select('seq').where('seq', '=', appeal.seq)).execute()
  await write()
  if (appeal !== undefined) await record(change, appeal, { kind: 'attached', changes: {}, happenedAt: now, by })
}
