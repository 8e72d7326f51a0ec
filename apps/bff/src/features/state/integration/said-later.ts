// What events that happened later have said of an appeal already: there an event that comes late has no say any more.
// So the state is the same in whatever order events come.
import type { Transaction } from 'kysely'
import type { AppealState, Database } from '../../../storage/schema.ts'
import { deadlineOf, readVariation } from '../../visit/appeals/choose-service.ts'

type Changes = Partial<AppealState>

/** Fields that are said together or not at all. */
const together: (keyof AppealState)[][] = [
  ['status', 'result_at'],
  ['service_id', 'variation_id', 'service_code'],
]

/** What a legal term is counted from. */
const termFields = ['registered_at', 'service_id', 'variation_id', 'is_consultation'] as const

export interface SaidLater {
  without(changes: Changes): Changes
  /** The deadline that follows from changes, unless somebody set another one later. */
  deadlineOf(state: AppealState, changes: Changes): Promise<Changes>
}

export async function readSaidLater(trx: Transaction<Database>, seq: number, happenedAt: Date): Promise<SaidLater> {
  const events = await trx
    .selectFrom('appeal_events')
    .select('changes')
    .where('appeal', '=', seq)
    .where('happened_at', '>', happenedAt.toISOString())
    // The registration is what all events change; codes that the desk filled in itself say nothing of the appeal.
    .where('kind', '!=', 'registered')
    .where('origin', '!=', 'system')
    .orderBy('happened_at')
    .orderBy('seq')
    .execute()
  const later = events.map(({ changes }) => JSON.parse(changes) as Changes)
  const said = new Set(later.flatMap((changes) => Object.keys(changes)))
  for (const fields of together)
    if (fields.some((field) => said.has(field))) for (const field of fields) said.add(field)

  return {
    without: (changes) => Object.fromEntries(Object.entries(changes).filter(([field]) => !said.has(field))),
    async deadlineOf(state, changes) {
      if (!termFields.some((field) => field in changes)) return {}
      const last = later.findLast((one) => 'deadline_on' in one)
      // Beside what a term is counted from, a deadline was counted; alone, it was set.
      if (last !== undefined && !termFields.some((field) => field in last)) return {}
      return { deadline_on: deadlineOf(state, await readVariation(trx, state.variation_id)) }
    },
  }
}
