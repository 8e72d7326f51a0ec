// The journal of appeals: every change is an event, and no event is overwritten. The row of an appeal is the sum of its
// events. It is stored because lists and the export read it far more often than it changes.
import type { AppealEventKind } from '@diia-desk/contract'
import type { Selectable, Updateable } from 'kysely'
import type { Change } from '../../../events/events.ts'
import type { AppealEventsTable, AppealState, AppealsTable } from '../../../storage/schema.ts'
import { dayOf } from '../../../time.ts'
import { writeEvent } from './write-event.ts'

/** Who wrote an event. */
export type Author =
  | { origin: 'desk'; staffId: string; window: string }
  | { origin: 'integration'; keyId: string }
  | { origin: 'visitor' | 'system' }

export interface Entry {
  kind: AppealEventKind
  changes: Partial<AppealState>
  /** When it took effect; not in the future. */
  happenedAt: Date
  by: Author
  /** Changed details, sealed. */
  sealed?: Uint8Array
  /** All details of the appeal after the change, sealed. */
  allSealed?: Uint8Array
  /** The key under which another system posted it. The database refuses the same key a second time. */
  externalKey?: string
}

export interface NewAppeal {
  id: string
  centreId: string
  number: string
  state: AppealState
  sealed?: Uint8Array
  ratingTokenHash?: string
  externalKey?: string
}

/**
 * Writes a new appeal and the first event of its journal, which contains the whole state.
 *
 * @returns both rows, as they are in the database now
 */
export async function openAppeal(
  change: Change,
  appeal: NewAppeal,
  entry: Omit<Entry, 'kind' | 'changes' | 'sealed' | 'allSealed'>,
): Promise<{ row: AppealRow; event: AppealEventRow }> {
  const { trx, tell, now } = change
  const row = {
    id: appeal.id,
    centre_id: appeal.centreId,
    number: appeal.number,
    ...appeal.state,
    updated_at: now.toISOString(),
    version: 0,
    staff_id: entry.by.origin === 'desk' ? entry.by.staffId : null,
    window: entry.by.origin === 'desk' ? entry.by.window : null,
    sealed: appeal.sealed ?? null,
    rating_token_hash: appeal.ratingTokenHash ?? null,
    external_key: appeal.externalKey ?? null,
  }
  const { seq } = await trx.insertInto('appeals').values(row).returning('seq').executeTakeFirstOrThrow()
  const { event } = await addEvent(
    change,
    seq,
    {
      ...entry,
      kind: 'registered',
      changes: appeal.state,
      ...(appeal.sealed !== undefined && { sealed: appeal.sealed }),
    },
    {},
  )
  await tell({ type: 'appeal', id: appeal.id, status: appeal.state.status })
  return { row: { ...row, seq, version: event.seq }, event }
}

/**
 * Adds an event to the journal of an appeal and brings its row up to date.
 *
 * @returns the event as it is in the database
 */
export async function record(
  change: Change,
  appeal: { seq: number; id: string },
  entry: Entry,
): Promise<AppealEventRow> {
  const { tell, now } = change
  const changes = {
    ...entry.changes,
    ...(entry.allSealed !== undefined && { sealed: entry.allSealed }),
    updated_at: now.toISOString(),
  }
  const { event, status } = await addEvent(change, appeal.seq, entry, changes)
  await tell({ type: 'appeal', id: appeal.id, status })
  return event
}

/** Writes an event, the days it belongs to, and the changes to the row of its appeal. */
async function addEvent(
  { trx, now }: Change,
  appeal: number,
  entry: Entry,
  changes: Updateable<AppealsTable>,
): Promise<{ event: AppealEventRow; status: AppealRow['status'] }> {
  const { by } = entry
  const row = {
    appeal,
    kind: entry.kind,
    at: now.toISOString(),
    happened_at: entry.happenedAt.toISOString(),
    origin: by.origin,
    staff_id: by.origin === 'desk' ? by.staffId : null,
    window: by.origin === 'desk' ? by.window : null,
    integration_key_id: by.origin === 'integration' ? by.keyId : null,
    changes: JSON.stringify(entry.changes),
    sealed: entry.sealed ?? null,
    external_key: entry.externalKey ?? null,
  }
  const { seq, status } = await writeEvent(trx, { event: row, days: daysOf(entry, now), changes })
  return { event: { ...row, seq }, status }
}

/**
 * Days of an event, for the selection "created or updated in the period": the day on which it was recorded, so that a
 * pull of yesterday includes late entries, and the days on which it took effect, so that a pull of that earlier period
 * includes it too. An attached copy changes nothing that the state knows.
 */
function daysOf(entry: Pick<Entry, 'kind' | 'changes' | 'happenedAt'>, now: Date): string[] {
  if (entry.kind === 'attached') return []
  const { registered_at, result_at, issued_at } = entry.changes
  const told = [registered_at, result_at, issued_at].filter((at): at is string => typeof at === 'string')
  return [...new Set([now, entry.happenedAt, ...told.map((at) => new Date(at))].map(dayOf))]
}

/** The state after the given events of one appeal, oldest first. */
export function addUp(events: Pick<Selectable<AppealEventsTable>, 'changes'>[]): AppealState {
  return Object.assign({}, ...events.map(({ changes }) => JSON.parse(changes) as Partial<AppealState>)) as AppealState
}

export type AppealRow = Selectable<AppealsTable>
export type AppealEventRow = Selectable<AppealEventsTable>
