import type { Transaction } from 'kysely'
import type { AppealEventKind, AppealStatus } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { locking } from '../../../storage/engine.ts'
import type { AppealState, Database } from '../../../storage/schema.ts'
import { hasVisitorRated } from '../../visit/appeals/change-appeal.ts'
import { record } from '../../visit/appeal-journal/journal.ts'
import type { AppealRow } from '../../visit/appeal-journal/journal.ts'
import { findService } from './find-service.ts'
import type { IntegrationKey } from './keys.ts'
import { readLaterChanges } from './later-changes.ts'
import { possibleTime } from './post-appeal.ts'
import { externalKeyOf, postOnce } from './post-once.ts'
import type { PostedEvent } from './schemas.ts'

/**
 * Posts an event of an appeal in another system's journal. Events may arrive late and out of order. Each is stored with
 * its own time and changes only fields that no later event has set. Nothing is required of an event that depends on
 * earlier ones; wrong dates are reported by the checks of the export.
 *
 * @throws {Problem} `not-found` for an appeal that this system never posted, `different-body`, `invalid-input`
 */
export async function postEvent(
  ctx: Context,
  key: IntegrationKey,
  externalId: string,
  posted: PostedEvent,
): Promise<{ appealId: string; known: boolean }> {
  const externalKey = externalKeyOf(key.name, externalId, posted.event_id)
  return await postOnce(ctx, externalKey, posted, async ({ trx, tell }) => {
    const row = await locking(
      trx,
      'change',
      trx.selectFrom('appeals').selectAll().where('external_key', '=', externalKeyOf(key.name, externalId)),
    ).executeTakeFirst()
    if (row === undefined) throw new Problem('not-found')
    // Read after the row is locked: the transaction that held the lock may have written at a later time than this one
    // began.
    const now = ctx.now()
    const happenedAt = possibleTime(posted.happened_at, now, 'happenedAt')
    const later = await readLaterChanges(trx, row.seq, happenedAt)
    const changes = later.without(await changesOf(trx, row, posted, happenedAt, now))
    const deadline = await later.deadlineOf({ ...row, ...changes }, changes)
    await record({ trx, tell, now }, row, {
      kind: kindOf(posted, row.status),
      changes: { ...changes, ...deadline },
      happenedAt,
      by: { origin: 'integration', keyId: key.id },
      externalKey,
    })
    return row.id
  })
}

async function changesOf(
  trx: Transaction<Database>,
  row: AppealRow,
  posted: PostedEvent,
  happenedAt: Date,
  now: Date,
): Promise<Partial<AppealState>> {
  const at = happenedAt.toISOString()
  const receiving =
    'receiving_channel' in posted && posted.receiving_channel !== undefined
      ? { receiving_channel: posted.receiving_channel }
      : {}
  switch (posted.kind) {
    case 'status':
      // Every event that sets the status also sets whether there is a result.
      return {
        status: posted.status,
        result_at: posted.status === 'completed' || posted.status === 'refused' ? at : null,
        ...receiving,
      }
    case 'issued':
      return { issued_at: at, ...receiving }
    case 'rated':
      // A rating that the visitor gave through the link is final (docs/decisions/0018).
      return (await hasVisitorRated(trx, row.seq)) ? {} : { rating: posted.rating }
    case 'service': {
      const { serviceId = null, variationId = null } = await findService(
        trx,
        posted.service_code,
        posted.service_variation,
        row.registered_at,
      )
      return { service_id: serviceId, variation_id: variationId, service_code: posted.service_code }
    }
    case 'deadline':
      return { deadline_on: posted.deadline_on }
    case 'corrected':
      break
  }
  return {
    ...receiving,
    ...(posted.registered_at !== undefined && {
      registered_at: possibleTime(posted.registered_at, now, 'registeredAt').toISOString(),
    }),
    ...(posted.channel !== undefined && { channel: posted.channel }),
    ...(posted.applicant_type !== undefined && { applicant_type: posted.applicant_type }),
    ...(posted.fee !== undefined && { fee: posted.fee }),
    ...(posted.is_consultation !== undefined && { is_consultation: posted.is_consultation ? 1 : 0 }),
    ...(posted.is_test !== undefined && { is_test: posted.is_test ? 1 : 0 }),
  }
}

/** The journal has no separate kinds for a deadline and a service: both are corrections. */
function kindOf(posted: PostedEvent, before: AppealStatus): AppealEventKind {
  if (posted.kind === 'service' || posted.kind === 'deadline') return 'corrected'
  if (posted.kind !== 'status') return posted.kind
  if (posted.status === 'in-progress') return before === 'returned' ? 'resumed' : 'started'
  return posted.status
}
