// Which role may do what, and for which rows. Server, menu and tests read this one table; anything that is not listed
// is denied.
import type { Role } from './resources.ts'

/** Rows of the window at which the person signed in, or of the whole centre. */
export type Reach = 'own-window' | 'centre'

type Grants<Far extends Reach> = Readonly<Partial<Record<Role, Far>>>

/** Each row belongs to a window. */
const cutByWindow = {
  /** Checks, with their outcome: no personal data. */
  'validations.create': { clerk: 'own-window', manager: 'centre' },
  'validations.read': { clerk: 'own-window', manager: 'centre' },
  'document-requests.create': { clerk: 'own-window', manager: 'centre' },
  'document-requests.read': { clerk: 'own-window', manager: 'centre' },
  'document-requests.cancel': { clerk: 'own-window', manager: 'centre' },
  /** The list of a day, with names. */
  'copies.list': { manager: 'centre' },
  /** Holder and number of a copy, its fields, its PDF and its container. */
  'copies.open': { clerk: 'own-window', manager: 'centre' },
  /** When and at which window the code of a visitor was used before (docs/decisions/0031). */
  'codes.recall': { clerk: 'centre', manager: 'centre' },
} as const satisfies Record<string, Grants<Reach>>

/** Rows that belong to the centre and not to a window. */
const ofCentre = {
  /** The person's own session: reading and ending it. */
  'session.own': { clerk: 'centre', manager: 'centre', administrator: 'centre' },
  /** The person's own password and open sessions. */
  'profile.own': { clerk: 'centre', manager: 'centre', administrator: 'centre' },
  /** The event stream; each event is checked by the permission for its subject. */
  'events.listen': { clerk: 'centre', manager: 'centre', administrator: 'centre' },
  /** The workplace: the page of a visit and its list of the day. */
  'desk.work': { clerk: 'centre', manager: 'centre' },
  /** The visitor may return to another window, so appeals belong to the centre (docs/decisions/0031). */
  'appeals.list': { clerk: 'centre', manager: 'centre' },
  'appeals.read': { clerk: 'centre', manager: 'centre' },
  'appeals.register': { clerk: 'centre', manager: 'centre' },
  'appeals.change': { clerk: 'centre', manager: 'centre' },
  /**
   * Dates decide whether a deadline was met, and test appeals are not counted by the state: not for those whose work is
   * measured by them.
   */
  'appeals.correct-dates': { manager: 'centre' },
  'services.read': { clerk: 'centre', manager: 'centre', administrator: 'centre' },
  'services.change': { administrator: 'centre' },
  'reports.read': { manager: 'centre', administrator: 'centre' },
  'reports.answer': { manager: 'centre', administrator: 'centre' },
  'monitoring.read': { manager: 'centre', administrator: 'centre' },
  'monitoring.change': { administrator: 'centre' },
  /** Disk, clock, queue and packages that were set aside: when, why and how large, but nothing of their content. */
  'system-health.read': { administrator: 'centre' },
  'packages.look-again': { administrator: 'centre' },
} as const satisfies Record<string, Grants<'centre'>>

const grants = { ...cutByWindow, ...ofCentre }

export type WindowPermission = keyof typeof cutByWindow
export type Permission = keyof typeof grants

export const permissions = Object.keys(grants) as [Permission, ...Permission[]]

/** The reach of a role's permission; undefined if it has none. */
export function reachOf(role: Role, permission: Permission): Reach | undefined {
  const granted: Grants<Reach> = grants[permission]
  return granted[role]
}

export function mayRole(role: Role, permission: Permission): boolean {
  return reachOf(role, permission) !== undefined
}

/**
 * Whether people of a role sign in only at windows assigned to them: true for roles whose rows are limited by window.
 */
export function isBoundToWindows(role: Role): boolean {
  return permissions.some((permission) => reachOf(role, permission) === 'own-window')
}
