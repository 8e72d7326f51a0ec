// Which fields later events have already set. An event that arrives late but happened earlier must not change them, so
// the final state does not depend on the order of arrival.
import type { Transaction } from 'kysely'
import type { AppealState, Database } from '../../../storage/schema.ts'
import { deadlineOf, readVariation } from '../../visit/appeals/choose-service.ts'

type Changes = Partial<AppealState>

/** Fields that are always set together. */
const fieldGroups: (keyof AppealState)[][] = [
  ['status', 'result_at'],
  ['service_id', 'variation_id', 'service_code'],
]

/** The fields that a legal term depends on. */
const termFields = ['registered_at', 'service_id', 'variation_id', 'is_consultation'] as const

export interface LaterChanges {
  without(changes: Changes): Changes
  /** The deadline that follows from the changes, unless a later event set another one. */
  deadlineOf(state: AppealState, changes: Changes): Promise<Changes>
}

export async function readLaterChanges(
  trx: Transaction<Database>,
  seq: number,
  happenedAt: Date,
): Promise<LaterChanges> {
  const events = await trx
    .selectFrom('appeal_events')
    .select('changes')
    .where('appeal', '=', seq)
    .where('happened_at', '>', happenedAt.toISOString())
    // The registration is what all other events change. Codes that the desk filled in itself are not statements of the
    // other system.
    .where('kind', '!=', 'registered')
    .where('origin', '!=', 'system')
    .orderBy('happened_at')
    .orderBy('seq')
    .execute()
  const laterChanges = events.map(({ changes }) => JSON.parse(changes) as Changes)
  const changed = new Set(laterChanges.flatMap((changes) => Object.keys(changes)))
  for (const fields of fieldGroups)
    if (fields.some((field) => changed.has(field))) for (const field of fields) changed.add(field)

  return {
    without: (changes) => Object.fromEntries(Object.entries(changes).filter(([field]) => !changed.has(field))),
    async deadlineOf(state, changes) {
      if (!termFields.some((field) => field in changes)) return {}
      const last = laterChanges.findLast((one) => 'deadline_on' in one)
      // A deadline beside a field that the term depends on was computed; a deadline alone was set by somebody.
      if (last !== undefined && !termFields.some((field) => field in last)) return {}
      return { deadline_on: deadlineOf(state, await readVariation(trx, state.variation_id)) }
    },
  }
}
