import { randomUUID } from 'node:crypto'
import type { Period } from '@diia-desk/contract'
import type { ExportContext } from './export-context.ts'
import type { Db } from '../../../storage/database.ts'
import { endOfDay } from '../../../time.ts'
import type { CompiledProfile } from './compile-profile.ts'
import type { PullPosition } from './cursor.ts'

/** The snapshot of the journal for a new pull, depending on the profile: now, or the end of the pull's last day. */
async function takeSnapshot(db: Db, { profile }: CompiledProfile, to: string): Promise<number> {
  const newest = await db
    .selectFrom('appeal_events')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst()
  if (profile.state_as_of === 'now') return newest?.seq ?? 0
  // Clocks of several machines may differ a little. Of the last events before the end of the day the highest number
  // counts, so that no event of that day is missed.
  const last = db
    .selectFrom('appeal_events')
    .select('seq')
    .where('at', '<', endOfDay(to).toISOString())
    .orderBy('at', 'desc')
    .limit(100)
  return (
    (
      await db
        .selectFrom(last.as('last'))
        .select(({ fn }) => fn.max('seq').as('seq'))
        .executeTakeFirst()
    )?.seq ?? 0
  )
}

/** The position at the beginning of a pull. */
export async function startPull(
  { config, db, stateExport: { profile }, now }: Pick<ExportContext, 'config' | 'db' | 'stateExport' | 'now'>,
  period: Period,
  size = Math.min(config.export.pageSize, profile.profile.page_size.max),
): Promise<PullPosition> {
  const snapshot = await takeSnapshot(db, profile, period.to)
  return {
    ...period,
    pull: randomUUID(),
    startedAt: now().getTime(),
    snapshot,
    size,
    day: period.from,
    appeal: 0,
    pages: 0,
    records: 0,
    omitted: 0,
  }
}
