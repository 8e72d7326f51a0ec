import { appealChangeSchema } from '@diia-desk/contract'
import type { AppealDetails, AppealEventKind } from '@diia-desk/contract'
import type { Request, Response } from 'express'
import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../../context.ts'
import { callOf } from '../../../http/call.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { locking } from '../../../storage/engine.ts'
import type { AppealState, Database } from '../../../storage/schema.ts'
import { ownCentreId } from '../../people/centres/centres.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { Change } from '../../../events/events.ts'
import { attach, requireAttachable } from '../appeal-journal/attach.ts'
import { correctedFields, instant } from './correct-appeal.ts'
import { changedDetails, isEmpty, mergeDetails, openDetails, sealDetails } from './details.ts'
import { record } from '../appeal-journal/journal.ts'
import type { AppealRow, Author } from '../appeal-journal/journal.ts'
import { staffOf } from '../../people/sessions/guards.ts'
import { readAppeal } from './read-appeal.ts'
import { allowedChanges, requireMayChange } from './rules.ts'

type AskedChange = z.output<typeof appealChangeSchema>

/** POST /api/appeals/:id/changes. */
export async function changeAppealAtDesk(ctx: Context, req: Request, res: Response): Promise<void> {
  const change = parseInput(appealChangeSchema, req.body)
  const reader = staffOf(res)
  const { staff, window } = reader
  requireMayChange(staff.role, change)
  const id = req.params.id as string
  await changeAppeal(ctx, id, change, { origin: 'desk', staffId: staff.id, window })
  ctx.log.info({ callId: callOf(res).id, appealId: id, kind: change.kind, staffId: staff.id }, 'appeal changed')
  res.status(201).json(await readAppeal(ctx, reader, id))
}

/**
 * Adds a change to the journal of an appeal of a centre.
 *
 * @returns false when nothing was changed
 * @throws {Problem} `not-found`; `already-settled` when the status of the appeal does not allow the change;
 *   `invalid-input`
 */
export async function changeAppeal(
  ctx: Context,
  id: string,
  asked: AskedChange,
  by: Author,
  centreId = ownCentreId,
): Promise<boolean> {
  return await changeWithEvents(ctx, async ({ trx, tell }) => {
    const row = await locking(
      trx,
      'change',
      trx.selectFrom('appeals').selectAll().where('id', '=', id).where('centre_id', '=', centreId),
    ).executeTakeFirst()
    if (row === undefined) throw new Problem('not-found')
    const ratedByVisitor = asked.kind === 'rated' && (await hasVisitorRated(trx, row.seq))
    if (!allowedChanges(row, ratedByVisitor).includes(asked.kind)) throw new Problem('already-settled')

    // Read after the row is locked: the transaction that held the lock may have written at a later time than this one
    // began.
    const change: Change = { trx, tell, now: ctx.now() }
    const happenedAt = 'happenedAt' in asked && asked.happenedAt !== undefined ? new Date(asked.happenedAt) : change.now
    requireNotBefore(row, asked.kind, happenedAt, change.now)
    const changes = await changesOf(change, row, asked, by, happenedAt)
    const before = openDetails(ctx, id, row.sealed)
    const details = detailsOf(asked, before)
    if (asked.kind === 'corrected' && Object.keys(changes).length === 0 && isEmpty(details)) return false
    await record(change, row, {
      kind: asked.kind,
      changes,
      happenedAt,
      by,
      ...(!isEmpty(details) && {
        sealed: sealDetails(ctx, id, details),
        allSealed: sealDetails(ctx, id, mergeDetails(before, details)),
      }),
    })
    return true
  })
}

export async function hasVisitorRated(trx: Pick<Transaction<Database>, 'selectFrom'>, seq: number): Promise<boolean> {
  return (
    (await trx
      .selectFrom('appeal_events')
      .select('seq')
      .where('appeal', '=', seq)
      .where('kind', '=', 'rated')
      .where('origin', '=', 'visitor')
      .executeTakeFirst()) !== undefined
  )
}

async function changesOf(
  change: Change,
  row: AppealRow,
  asked: AskedChange,
  by: Author,
  happenedAt: Date,
): Promise<Partial<AppealState>> {
  const receiving =
    'receivingChannel' in asked && asked.receivingChannel !== undefined
      ? { receiving_channel: asked.receivingChannel }
      : {}
  switch (asked.kind) {
    case 'started':
    case 'resumed':
      return { status: 'in-progress' }
    case 'returned':
      // The term continues. What a return does to it differs by service; a manager corrects the deadline where it
      // stops.
      return { status: 'returned' }
    case 'withdrawn':
      return { status: 'withdrawn' }
    case 'completed':
    case 'refused':
      return { status: asked.kind, result_at: happenedAt.toISOString(), ...receiving }
    case 'issued':
      return { issued_at: happenedAt.toISOString(), ...receiving }
    case 'rated':
      return { rating: asked.rating }
    case 'attached':
      await requireAttachable(change, by, asked, row.id)
      await attach(change, row.id, asked)
      return {}
    case 'corrected':
      break
  }
  return await correctedFields(change, row, asked)
}

function detailsOf(asked: AskedChange, before: AppealDetails): AppealDetails {
  if (asked.kind === 'corrected') return changedDetails(before, asked.details ?? {})
  if (asked.kind === 'returned' || asked.kind === 'refused') return { reason: asked.reason }
  // The note about what had to be completed is no longer needed; the event of the return keeps it.
  const over = asked.kind === 'resumed' || asked.kind === 'completed' || asked.kind === 'withdrawn'
  return over && before.reason !== undefined ? { reason: '' } : {}
}

/** Nothing may happen in the future or before the registration, or be handed over before there is a result. */
function requireNotBefore(row: AppealRow, kind: AppealEventKind, happenedAt: Date, now: Date): void {
  const earliest = kind === 'issued' ? (row.result_at ?? row.registered_at) : row.registered_at
  if (happenedAt > now || happenedAt.toISOString() < instant(earliest))
    throw new Problem('invalid-input', { errors: [{ field: 'happenedAt', code: 'not-allowed' }] })
}
