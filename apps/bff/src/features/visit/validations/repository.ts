import type { Validation } from '@diia-desk/contract'
import type { Selectable } from 'kysely'
import type { ValidationsTable } from '../../../storage/schema.ts'

/** A row as the desk sees it. */
export function toValidation(row: Selectable<ValidationsTable>): Validation {
  return {
    id: row.id,
    outcome: row.outcome,
    checkedAt: row.checked_at,
    tookMs: row.took_ms,
    input: row.input,
    window: row.window,
    attempt: row.attempt,
    ...(row.appeal_id !== null && { appealId: row.appeal_id }),
    ...(row.failure !== null && { failure: row.failure }),
    ...(row.used_before_at !== null &&
      row.used_before_window !== null && { usedBefore: { at: row.used_before_at, window: row.used_before_window } }),
    codeEndsAt: row.code_ends_at,
    callId: row.call_id,
  }
}
