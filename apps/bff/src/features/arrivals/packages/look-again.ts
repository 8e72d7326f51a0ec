import type { QuarantineReason } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import type { ArrivalsContext } from './arrivals-context.ts'
import { addSeconds } from '../../../time.ts'
import { changeWithEvents } from '../../../events/events.ts'
import { judgedUnder } from './judged-under.ts'
import { passingReasons } from './may-pass.ts'

/** Reasons that a newer program may decide differently. The other reasons depend on a request or a clock. */
const reasonsForNewProgram: readonly QuarantineReason[] = [
  ...passingReasons,
  'unreadable',
  'incomplete',
  'invalid-signature',
]
/**
 * After this many days nobody waits at a window for the result of a second look. An administrator can still ask for
 * one.
 */
const days = 30

type Queue = Pick<Context, 'commits' | 'bus' | 'now'>

/**
 * Puts a package that was set aside back into the queue, unchanged.
 *
 * @returns false when there is no such package, or its bytes are gone
 */
export async function lookAgain(ctx: Queue, id: string): Promise<boolean> {
  const found = await putBack(ctx, [id])
  return found > 0
}

/**
 * Called at a start. Packages that were set aside under another program, other keys or another trust list are looked at
 * once more.
 */
export async function lookAgainAfterChanges(ctx: ArrivalsContext): Promise<number> {
  let count = 0
  for (const by of ctx.sources.policies()) {
    const under = await judgedUnder(ctx, by)
    const rows = await setAsideFor(ctx, reasonsForNewProgram)
      .where('source', '=', by.source)
      .where('policy', '=', by.policy)
      .where((eb) => eb.or([eb('judged_under', 'is', null), eb('judged_under', '!=', under)]))
      .execute()
    count += await putBack(
      ctx,
      rows.map(({ id }) => id),
    )
  }
  if (count > 0)
    ctx.log.info({ count }, 'looking again at packages that were set aside: the program, keys or trust list changed')
  return count
}

/**
 * Called when the error of our clock becomes known or disappears. Packages that were set aside as stale are looked at
 * once more.
 */
export async function lookAgainAtStale(ctx: Context): Promise<number> {
  const rows = await setAsideFor(ctx, ['stale']).execute()
  const count = await putBack(
    ctx,
    rows.map(({ id }) => id),
  )
  if (count > 0)
    ctx.log.info({ count }, 'looking again at packages that were set aside as stale: more is known of the clock')
  return count
}

function setAsideFor(ctx: Context, reasons: readonly QuarantineReason[]) {
  return ctx.db
    .selectFrom('document_packages')
    .select('id')
    .where('state', '=', 'quarantined')
    .where('reason', 'in', [...reasons])
    .where('blob_id', 'is not', null)
    .where('received_at', '>', addSeconds(ctx.now(), -days * 86_400).toISOString())
}

async function putBack(ctx: Queue, ids: readonly string[]): Promise<number> {
  let count = 0
  // In batches, so that no transaction becomes long.
  for (let at = 0; at < ids.length; at += 100) {
    const piece = ids.slice(at, at + 100)
    count += await changeWithEvents(ctx, async ({ trx, tell }) => {
      // The reason stays until there is another verdict: the request and the lists show what is known so far.
      const rows = await trx
        .updateTable('document_packages')
        .set(({ eb }) => ({
          state: 'stored',
          claimed_until: null,
          costly_tries: 0,
          waits: 0,
          looks: eb('looks', '+', 1),
        }))
        .where('id', 'in', piece)
        .where('state', '=', 'quarantined')
        .where('blob_id', 'is not', null)
        .returning('id')
        .execute()
      if (rows.length > 0) await tell({ type: 'system-health' })
      return rows.length
    })
  }
  if (count > 0) ctx.bus.wake('packages')
  return count
}
