import { sql } from 'kysely'
import type { Context } from '../../../context.ts'
import { addSeconds } from '../../../time.ts'

const frequentDays = 30
/** Frequencies change slowly, and counting a month of appeals at each keystroke would be too slow. */
const keptMs = 5 * 60_000
/** Recent choices are searched in this many last appeals of a clerk. */
const lookedAt = 100

export interface Usage {
  /** Appeals for each service in the last 30 days. */
  counts(): Promise<Map<string, number>>
  /** Services that the clerk chose last, newest first. */
  recent(staffId: string): Promise<string[]>
}

export function createUsage({ db, now }: Pick<Context, 'db' | 'now'>): Usage {
  let held: { until: number; counts: Promise<Map<string, number>> } | undefined

  async function count(): Promise<Map<string, number>> {
    const rows = await db
      .selectFrom('appeals')
      .select(['service_id', sql<number | string>`count(*)`.as('count')])
      .where('registered_at', '>=', addSeconds(now(), -frequentDays * 86_400).toISOString())
      .where('service_id', 'is not', null)
      .groupBy('service_id')
      .execute()
    return new Map(rows.map((row) => [row.service_id ?? '', Number(row.count)]))
  }

  return {
    async counts() {
      if (held === undefined || held.until <= now().getTime()) {
        const counts = count()
        held = { until: now().getTime() + keptMs, counts }
        counts.catch(() => (held = undefined))
      }
      return await held.counts
    },
    async recent(staffId) {
      const rows = await db
        .selectFrom('appeals')
        .select('service_id')
        .where('staff_id', '=', staffId)
        .orderBy('seq', 'desc')
        .limit(lookedAt)
        .execute()
      return [...new Set(rows.flatMap(({ service_id }) => service_id ?? []))]
    },
  }
}
