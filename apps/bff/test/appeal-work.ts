// Appeals written directly into the journal, with any time as now.
import { randomUUID } from 'node:crypto'
import type { AppealEventKind } from '@diia-desk/contract'
import type { Context } from '../src/context.ts'
import { openAppeal, record } from '../src/features/visit/appeal-journal/journal.ts'
import type { Author } from '../src/features/visit/appeal-journal/journal.ts'
import type { AppealState } from '../src/storage/schema.ts'

export interface Written {
  seq: number
  id: string
}

const tell = () => Promise.resolve()
const system: Author = { origin: 'system' }
let numbers = 0

export const plainState: Omit<AppealState, 'registered_at'> = {
  service_id: null,
  variation_id: null,
  service_code: '00034',
  asc_code: '1234',
  deadline_on: null,
  status: 'registered',
  result_at: null,
  issued_at: null,
  channel: 'front-office',
  receiving_channel: null,
  applicant_type: 'person',
  fee: null,
  is_consultation: 0,
  is_test: 0,
  rating: null,
}

/** Registers an appeal. It took effect at `registered_at`, which is now unless it is given. */
export async function open(
  { commits }: Pick<Context, 'commits'>,
  at: string | Date,
  given: Partial<AppealState> = {},
  by: Author = system,
): Promise<Written> {
  const now = new Date(at)
  const state = { ...plainState, registered_at: now.toISOString(), ...given }
  const { row } = await commits.run((trx) =>
    openAppeal(
      { trx, tell, now },
      { id: randomUUID(), centreId: 'own', number: `2026/${++numbers}`, state },
      { happenedAt: new Date(state.registered_at), by },
    ),
  )
  return row
}

/** Records a change at a given time; it took effect then or before. */
export async function change(
  { commits }: Pick<Context, 'commits'>,
  appeal: Written,
  at: string | Date,
  kind: AppealEventKind,
  changes: Partial<AppealState>,
  happenedAt: string | Date = at,
): Promise<void> {
  await commits.run((trx) =>
    record({ trx, tell, now: new Date(at) }, appeal, { kind, changes, happenedAt: new Date(happenedAt), by: system }),
  )
}
