import type { Trouble } from '@diia-desk/contract'
import type { ArrivalsContext } from './arrivals-context.ts'
import { addSeconds } from '../../../time.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { PackageRow } from './package-row.ts'
import { pauseSeconds } from './pauses.ts'

/** Back into the queue for trouble of ours, to be taken after a pause that grows. No number of tries ends this. */
export async function putOff(ctx: ArrivalsContext, row: PackageRow, trouble: Trouble): Promise<void> {
  const now = ctx.now()
  await changeWithEvents(ctx, async ({ trx, tell }) => {
    await trx
      .updateTable('document_packages')
      .set({
        state: 'stored',
        waits: row.waits + 1,
        trouble,
        claimed_until: addSeconds(now, pauseSeconds(row.waits + 1)).toISOString(),
        ...(row.trouble !== trouble && { trouble_since: now.toISOString() }),
      })
      .where('id', '=', row.id)
      .where('state', '=', 'unwrapping')
      .execute()
    if (row.trouble !== trouble) await tell({ type: 'system-health' })
  })
}

/** Among the heavy ones, to be taken as soon as one of their workers is free. */
export async function moveToHeavy(ctx: ArrivalsContext, row: PackageRow): Promise<void> {
  await ctx.commits.run((trx) =>
    trx
      .updateTable('document_packages')
      .set({ state: 'stored', slow: 1, claimed_until: null })
      .where('id', '=', row.id)
      .where('state', '=', 'unwrapping')
      .execute(),
  )
}

/** Notes that it alone took more than a package may; it is tried again after a pause. */
export async function noteCostlyTry(ctx: ArrivalsContext, row: PackageRow): Promise<void> {
  const tries = row.costly_tries + 1
  await ctx.commits.run((trx) =>
    trx
      .updateTable('document_packages')
      .set({
        state: 'stored',
        slow: 1,
        costly_tries: tries,
        claimed_until: addSeconds(ctx.now(), pauseSeconds(tries)).toISOString(),
      })
      .where('id', '=', row.id)
      .where('state', '=', 'unwrapping')
      .execute(),
  )
}

/** One that had waited for trouble of ours has passed: the others that wait for it need wait no longer. */
export async function endPauses(ctx: ArrivalsContext): Promise<void> {
  await ctx.commits.run((trx) =>
    trx
      .updateTable('document_packages')
      .set({ claimed_until: null })
      .where('state', '=', 'stored')
      .where('waits', '>', 0)
      .execute(),
  )
  ctx.bus.wake('packages')
}
