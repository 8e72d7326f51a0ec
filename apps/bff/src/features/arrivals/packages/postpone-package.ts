import type { Trouble } from '@diia-desk/contract'
import type { ArrivalsContext } from './arrivals-context.ts'
import { addSeconds } from '../../../time.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { PackageRow } from './package-row.ts'
import { pauseSeconds } from './pauses.ts'

/**
 * Puts a package back into the queue after a failure on our side. The pause before the next try grows each time. There
 * is no limit of tries.
 */
export async function postpone(ctx: ArrivalsContext, row: PackageRow, trouble: Trouble): Promise<void> {
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

/** Moves a package to the heavy lane, to be taken as soon as one of its workers is free. */
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

/** Records that the package exceeded a limit by itself. It is tried again after a pause. */
export async function recordCostlyTry(ctx: ArrivalsContext, row: PackageRow): Promise<void> {
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

/**
 * A package that had waited after a failure on our side has passed, so the others that wait for the same failure need
 * not wait longer.
 */
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
