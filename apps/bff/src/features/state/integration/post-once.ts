import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { isTaken } from '../../../storage/engine.ts'
import type { Database } from '../../../storage/schema.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { Change } from '../../../events/events.ts'

/**
 * Executes a post once, however often it is sent. The same body again returns the first result.
 *
 * @returns the appeal's id, and whether it was posted before
 * @throws {Problem} `different-body` when the key was used with another body before
 */
export async function postOnce(
  ctx: Context,
  externalKey: string,
  body: unknown,
  act: (change: Change) => Promise<string>,
): Promise<{ appealId: string; known: boolean }> {
  const fingerprint = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const attempt = () =>
    changeWithEvents(ctx, async (change) => {
      const { trx } = change
      const before = await findPost(trx, externalKey)
      if (before !== undefined) return settled(before, fingerprint)
      const appealId = await act(change)
      await trx
        .insertInto('integration_posts')
        .values({ external_key: externalKey, fingerprint, appeal_id: appealId })
        .execute()
      return { appealId, known: false }
    })
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof Problem && error.code === 'different-body') throw error
    // Sent twice at the same time: the other call was first, and its row is visible now.
    const first = await findPost(ctx.db, externalKey)
    if (first !== undefined) return settled(first, fingerprint)
    // Another appeal got the same number meanwhile; the next attempt sees it.
    if (isTaken(error)) return await attempt()
    throw error
  }
}

interface Post {
  fingerprint: string
  appeal_id: string
}

async function findPost(db: Pick<Transaction<Database>, 'selectFrom'>, externalKey: string): Promise<Post | undefined> {
  return await db
    .selectFrom('integration_posts')
    .select(['fingerprint', 'appeal_id'])
    .where('external_key', '=', externalKey)
    .executeTakeFirst()
}

function settled(before: Post, fingerprint: string): { appealId: string; known: boolean } {
  if (before.fingerprint !== fingerprint) throw new Problem('different-body')
  return { appealId: before.appeal_id, known: true }
}

/**
 * The key under which an appeal, or an event of it, is stored. Ids belong to a system, and a system is identified by
 * the name of its key.
 */
export function externalKeyOf(system: string, externalId: string, eventId?: string): string {
  return `integration:${[system, externalId, ...(eventId === undefined ? [] : [eventId])].map(encodeURIComponent).join(':')}`
}
