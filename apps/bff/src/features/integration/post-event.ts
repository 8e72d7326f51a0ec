import type { Transaction } from 'kysely'
import type { AppealEventKind, AppealStatus } from '@diia-desk/contract'
import type { Context } from '../../context.ts'
import { Problem } from '../../problem.ts'
import { locking } from '../../storage/engine.ts'
import type { AppealState, Database } from '../../storage/schema.ts'
import { hasVisitorRated } from '../appeals/change-appeal.ts'
import { correctedFields } from '../appeals/correct-appeal.ts'
import { record } from '../appeals/journal.ts'
import type { AppealRow } from '../appeals/journal.ts'
import { findService } from './find-service.ts'
import type { FoundService } from './find-service.ts'
import type { IntegrationKey } from './keys.ts'
import { notLater } from './post-appeal.ts'
import { externalKeyOf, postOnce } from './post-once.ts'
import type { PostedCorrection, PostedEvent } from './schemas.ts'

/**
 * An event of an appeal in another system's journal. Events come late and out of order: each is kept with its own time,
 * and changes only what no later one has said. No order of statuses is asked of a system that keeps its own journal.
 *
 * @throws {Problem} `not-found` for an appeal that this system never posted, `different-body`, `invalid-input`
 */
export async function postEvent(ctx: Context, key: IntegrationKey, externalId: string, posted: PostedEvent): Promise<{ appealId: string; known: boolean }> {
  const externalKey = externalKeyOf(key.name, externalId, posted.event_id)
  return await postOnce(ctx, externalKey, posted, async (trx, tell) => {
    const row = await locking(trx, 'change', trx.selectFrom('appeals').selectAll().where('external_key', '=', externalKeyOf(key.name, externalId))).executeTakeFirst()
    if (row === undefined) throw new Problem('not-found')
    const now = ctx.now()
    const happenedAt = notLater(posted.happened_at, now, 'happenedAt')
    if (happenedAt.toISOString() < row.registered_at && posted.kind !== 'corrected') throw new Problem('invalid-input', { errors: [{ field: 'happenedAt', code: 'not-allowed' }] })
    const changes = await changesOf(trx, row, posted, happenedAt, now)
    const said = await saidLater(trx, row.seq, happenedAt)
    // A result belongs to its status: where another status came later, so did its result or the want of one.
    if (said.has('status')) said.add('result_at')
    await record(trx, tell, row, {
      kind: kindOf(posted, row.status),
      changes: Object.fromEntries(Object.entries(changes).filter(([field]) => !said.has(field))),
      happenedAt,
      by: { origin: 'integration', keyId: key.id },
      externalKey,
    }, now)
    return row.id
  })
}

async function changesOf(trx: Transaction<Database>, row: AppealRow, posted: PostedEvent, happenedAt: Date, now: Date): Promise<Partial<AppealState>> {
  const at = happenedAt.toISOString()
  const receiving = 'receiving_channel' in posted && posted.receiving_channel !== undefined ? { receiving_channel: posted.receiving_channel } : {}
  switch (posted.kind) {
    case 'status':
      // Whatever is said of the status says, too, whether there is a result.
      return { status: posted.status, result_at: posted.status === 'completed' || posted.status === 'refused' ? at : null, ...receiving }
    case 'issued':
      return { issued_at: at, ...receiving }
    case 'rated':
      // What a visitor gave through the link stands (docs/decisions/0018).
      return (await hasVisitorRated(trx, row.seq)) ? {} : { rating: posted.rating }
    case 'corrected':
      break
  }
  return await correction(trx, row, posted, now)
}

async function correction(trx: Transaction<Database>, row: AppealRow, posted: PostedCorrection, now: Date): Promise<Partial<AppealState>> {
  const { service_code: code } = posted
  const found: FoundService = code === undefined && posted.service_variation === undefined ? {} : await findService(trx, code ?? row.service_code ?? undefined, posted.service_variation, posted.registered_at ?? row.registered_at)
  // The same service again, and nothing said of its variation: that stays.
  if (found.serviceId === row.service_id && posted.service_variation === undefined) delete found.variationId
  const fields = await correctedFields(trx, row, {
    kind: 'corrected',
    ...found,
    ...(posted.registered_at !== undefined && { registeredAt: notLater(posted.registered_at, now, 'registeredAt').toISOString() }),
    ...(posted.deadline_on !== undefined && { deadlineOn: posted.deadline_on }),
    ...(posted.channel !== undefined && { channel: posted.channel }),
    ...(posted.receiving_channel !== undefined && { receivingChannel: posted.receiving_channel }),
    ...(posted.applicant_type !== undefined && { applicantType: posted.applicant_type }),
    ...(posted.fee !== undefined && { fee: posted.fee }),
    ...(posted.is_consultation !== undefined && { isConsultation: posted.is_consultation }),
    ...(posted.is_test !== undefined && { isTest: posted.is_test }),
  }, now)
  // A code that the catalogue doesn't have stands by itself.
  return code !== undefined && found.serviceId === undefined ? { ...fields, service_id: null, variation_id: null, service_code: code } : fields
}

/** Fields that events which happened later have set. */
async function saidLater(trx: Transaction<Database>, seq: number, happenedAt: Date): Promise<Set<string>> {
  const later = await trx.selectFrom('appeal_events').select('changes').where('appeal', '=', seq).where('happened_at', '>', happenedAt.toISOString()).execute()
  return new Set(later.flatMap(({ changes }) => Object.keys(JSON.parse(changes) as object)))
}

function kindOf(posted: PostedEvent, before: AppealStatus): AppealEventKind {
  if (posted.kind !== 'status') return posted.kind
  if (posted.status === 'in-progress') return before === 'returned' ? 'resumed' : 'started'
  return posted.status
}
