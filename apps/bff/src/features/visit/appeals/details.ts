// Names, phones and free texts of appeals are stored in the database only sealed, in the row and in the events of its
// journal.
import type { AppealDetails } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'

export function sealDetails({ keys }: Pick<Context, 'keys'>, appealId: string, details: AppealDetails): Uint8Array {
  return keys.seal(Buffer.from(JSON.stringify(details)), contextOf(appealId))
}

export function openDetails(
  { keys }: Pick<Context, 'keys'>,
  appealId: string,
  sealed: Uint8Array | null,
): AppealDetails {
  return sealed === null ? {} : (JSON.parse(keys.open(sealed, contextOf(appealId)).toString('utf8')) as AppealDetails)
}

/** Details after a change: an absent field stays, an empty one is removed. */
export function mergeDetails(before: AppealDetails, change: AppealDetails): AppealDetails {
  return Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined && value !== ''),
  )
}

/** Only fields that really change: a change to the same details is not an event. */
export function changedDetails(before: AppealDetails, change: AppealDetails): AppealDetails {
  return Object.fromEntries(
    Object.entries(change).filter(
      ([field, value]) => value !== undefined && value !== (before[field as keyof AppealDetails] ?? ''),
    ),
  )
}

export function isEmpty(details: AppealDetails): boolean {
  return Object.keys(details).length === 0
}

function contextOf(appealId: string): string {
  return `appeal:${appealId}`
}
