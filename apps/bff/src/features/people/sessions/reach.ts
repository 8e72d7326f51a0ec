// How far a permission reaches for the person who is signed in. This is the only place where it becomes a condition on
// rows: lists, counts, single rows, files and events are all restricted by it.
import { reachOf } from '@diia-desk/contract'
import type { Permission, WindowPermission } from '@diia-desk/contract'
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { Problem } from '../../../problem.ts'
import type { SignedIn } from './sessions.ts'

export type Reader = Pick<SignedIn, 'staff' | 'window'>

/** Whether the person has the permission at all. */
export function may({ staff }: Pick<Reader, 'staff'>, permission: Permission): boolean {
  return reachOf(staff.role, permission) !== undefined
}

/** The condition on the column that holds a row's window, such as `document_copies.window`. */
export function withinReach(
  { staff, window }: Reader,
  permission: WindowPermission,
  column: string,
): RawBuilder<boolean> {
  const reach = reachOf(staff.role, permission)
  if (reach === 'centre') return sql<boolean>`(1 = 1)`
  return reach === 'own-window' ? sql<boolean>`(${sql.ref(column)} = ${window})` : sql<boolean>`(1 = 0)`
}

/**
 * The same check for a row that was already read. A row without a window is visible only to people who see the whole
 * centre.
 */
export function isWithinReach(
  { staff, window }: Reader,
  permission: WindowPermission,
  row: { window: string | null },
): boolean {
  const reach = reachOf(staff.role, permission)
  return reach === 'centre' || (reach === 'own-window' && row.window === window)
}

/** @throws {Problem} `forbidden` unless the row is within reach */
export function requireWithinReach(reader: Reader, permission: WindowPermission, row: { window: string | null }): void {
  if (!isWithinReach(reader, permission, row)) throw new Problem('forbidden')
}
