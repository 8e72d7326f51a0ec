import type { Change } from '../../../events/events.ts'
import { moveRequestIn } from './repository.ts'
import type { WaitingCodes } from './repository.ts'

/** Restores the state of a request under whose id another request's package was posted, as if nothing had arrived. */
export async function restoreRequest(ctx: WaitingCodes, change: Change, posted: string): Promise<void> {
  const { trx, now } = change
  const others = await trx
    .selectFrom('document_packages')
    .select('id')
    .where('request_id', '=', posted)
    .where('state', 'in', ['stored', 'unwrapping'])
    .executeTakeFirst()
  if (others !== undefined) return
  const { code_ends_at, state_before } = await trx
    .selectFrom('document_requests')
    .select(['code_ends_at', 'state_before'])
    .where('id', '=', posted)
    .executeTakeFirstOrThrow()
  const waited = state_before === null || state_before === 'waiting' || state_before === 'asking'
  await moveRequestIn(
    ctx,
    change,
    posted,
    ['checking'],
    !waited ? state_before : code_ends_at > now.toISOString() ? 'waiting' : 'lapsed',
  )
}
