import { randomBytes } from 'node:crypto'
import { isBoundToWindows, roles, sessionHeader } from '@diia-desk/contract'
import type { OpenSession, Role, Session } from '@diia-desk/contract'
import type { CookieOptions, Request } from 'express'
import type { Selectable } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { compileOnce } from '../../../storage/compile-once.ts'
import type { Db } from '../../../storage/database.ts'
import type { SessionsTable, StaffTable } from '../../../storage/schema.ts'
import { addSeconds } from '../../../time.ts'
import type { Staff } from '../staff/staff.ts'
import { windowsOf } from '../staff/staff-windows.ts'

/** `__Host-`: browsers accept it only with Secure, Path=/ and no Domain; they treat http://localhost as secure. */
export const sessionCookie = '__Host-desk'

export const sessionCookieOptions: CookieOptions = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' }

/** `last_seen_at` is written at most this often: idle time is measured in minutes, and a write costs a disk sync. */
const touchSeconds = 5

export interface SignedIn {
  tokenHash: string
  staff: Staff
  window: string
  endsAt: Date
  /** When the session ends if there is no user input from now on. */
  idleEndsAt: Date
}

/** Starts a session and returns the token for the cookie; the database stores only a keyed hash of it. */
export async function startSession(
  ctx: Context,
  staff: Staff,
  window: string,
): Promise<{ token: string; signedIn: SignedIn }> {
  const token = randomBytes(32).toString('base64url')
  const now = ctx.now()
  const endsAt = addSeconds(now, ctx.config.sessions.absoluteHours * 3600)
  const tokenHash = ctx.keys.hash('session', token)
  await ctx.db
    .insertInto('sessions')
    .values({
      token_hash: tokenHash,
      staff_id: staff.id,
      window,
      created_at: now.toISOString(),
      last_seen_at: now.toISOString(),
      ends_at: endsAt.toISOString(),
    })
    .execute()
  return { token, signedIn: { tokenHash, staff, window, endsAt, idleEndsAt: idleEnd(ctx, now) } }
}

/**
 * The session of a request; undefined when there is none, it has ended, or its owner may no longer sign in there. A
 * call does not extend the session: screens make calls by themselves while nobody is there (`touchSession`).
 *
 * @throws {Problem} `other-session` when the calling tab shows the page of another session of this browser
 */
export async function findSession(ctx: Context, req: Request): Promise<SignedIn | undefined> {
  const token = cookieOf(req, sessionCookie)
  if (token === undefined) return undefined
  const tokenHash = ctx.keys.hash('session', token)
  const row = await findRow(ctx, tokenHash)
  if (row === undefined) return undefined
  const meant = expectedSessionId(req)
  if (meant !== undefined && meant !== publicIdOf(ctx, tokenHash)) throw new Problem('other-session')
  return {
    tokenHash,
    window: row.window,
    endsAt: new Date(row.ends_at),
    idleEndsAt: idleEnd(ctx, new Date(row.last_seen_at)),
    staff: { id: row.id, login: row.login, name: row.name, role: row.role },
  }
}

/**
 * Sessions as they were last read. They are read again as soon as a row that they depend on may have changed; what
 * depends on the time is compared at each call.
 */
const remembered = new WeakMap<Db, { version: string; rows: Map<string, SessionRow> }>()

async function findRow(ctx: Context, tokenHash: string): Promise<SessionRow | undefined> {
  const live = liveAt(ctx)
  const version = ctx.tables.of(['sessions', 'staff', 'staff_windows'])
  let known = remembered.get(ctx.db)
  if (version !== undefined && known?.version !== version) {
    known = { version, rows: new Map() }
    remembered.set(ctx.db, known)
  }
  const row = known?.rows.get(tokenHash)
  if (row !== undefined) return row.ends_at > live.now && row.last_seen_at > live.idleSince ? row : undefined
  const [found] = await findLiveSession(ctx.db, { ...live, tokenHash })
  if (found !== undefined) known?.rows.set(tokenHash, found)
  return found
}

const findLiveSession = compileOnce<Live & { tokenHash: string }, SessionRow>((db, slot) =>
  liveSessions(db, { now: slot('now'), idleSince: slot('idleSince') })
    .select([
      'staff.id',
      'staff.login',
      'staff.name',
      'staff.role',
      'sessions.window',
      'sessions.last_seen_at',
      'sessions.ends_at',
    ])
    .where('sessions.token_hash', '=', slot('tokenHash')),
)

/** There was user input at the desk, so the idle time starts again. */
export async function touchSession(ctx: Context, signedIn: SignedIn): Promise<SignedIn> {
  const now = ctx.now()
  const idleEndsAt = idleEnd(ctx, now)
  // A time in the future was written before a clock was set back. It must not keep an unattended desk open.
  if (Math.abs(idleEndsAt.getTime() - signedIn.idleEndsAt.getTime()) < touchSeconds * 1000) return signedIn
  await ctx.db
    .updateTable('sessions')
    .set({ last_seen_at: now.toISOString() })
    .where('token_hash', '=', signedIn.tokenHash)
    .execute()
  return { ...signedIn, idleEndsAt }
}

/**
 * Which of the given sessions are still valid, with the current role of their people, in one query: for streams, which
 * outlive the call that opened them.
 */
export async function liveRoles(ctx: Context, tokenHashes: readonly string[]): Promise<Map<string, Role>> {
  if (tokenHashes.length === 0) return new Map()
  const rows = await liveSessions(ctx.db, liveAt(ctx))
    .select(['sessions.token_hash', 'staff.role'])
    .where('sessions.token_hash', 'in', padded(tokenHashes))
    .execute()
  return new Map(rows.map(({ token_hash, role }) => [token_hash, role]))
}

export async function endSession(ctx: Context, signedIn: SignedIn): Promise<void> {
  await ctx.db.deleteFrom('sessions').where('token_hash', '=', signedIn.tokenHash).execute()
}

/** The sessions of a person that have not ended, on every computer. */
export async function sessionsOf(
  ctx: Context,
  staffId: string,
): Promise<(Pick<OpenSession, 'id' | 'window' | 'startedAt' | 'lastActiveAt'> & { tokenHash: string })[]> {
  const rows = await liveSessions(ctx.db, liveAt(ctx))
    .select(['sessions.token_hash', 'sessions.window', 'sessions.created_at', 'sessions.last_seen_at'])
    .where('sessions.staff_id', '=', staffId)
    .execute()
  return rows.map((row) => ({
    id: publicIdOf(ctx, row.token_hash),
    tokenHash: row.token_hash,
    window: row.window,
    startedAt: row.created_at,
    lastActiveAt: row.last_seen_at,
  }))
}

/** Ends sessions of a person by their public ids. */
export async function endOwnSessions(ctx: Context, { staff }: SignedIn, ids: readonly string[]): Promise<void> {
  const hashes = (await sessionsOf(ctx, staff.id))
    .filter(({ id }) => ids.includes(id))
    .map(({ tokenHash }) => tokenHash)
  if (hashes.length > 0) await ctx.db.deleteFrom('sessions').where('token_hash', 'in', hashes).execute()
}

export async function forgetEndedSessions(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('sessions').where('ends_at', '<', ctx.now().toISOString()).execute()
}

/** How a page may name its session. It is derived one way from the token's hash, so it gives no access. */
function publicIdOf(ctx: Context, tokenHash: string): string {
  return ctx.keys.hash('session', `public ${tokenHash}`).slice(0, 32)
}

/**
 * The session under which the calling tab was opened; undefined when the caller is no page of ours or is not signed in
 * yet.
 */
function expectedSessionId(req: Request): string | undefined {
  const { session } = req.query
  return req.get(sessionHeader) ?? (typeof session === 'string' ? session : undefined)
}

function idleEnd(ctx: Context, lastSeen: Date): Date {
  return addSeconds(lastSeen, ctx.config.sessions.idleMinutes * 60)
}

export async function toSession(
  ctx: Context,
  { tokenHash, staff, window, endsAt, idleEndsAt }: SignedIn,
): Promise<Session> {
  return {
    id: publicIdOf(ctx, tokenHash),
    staff: { id: staff.id, login: staff.login, name: staff.name, role: staff.role },
    centre: { name: ctx.config.centre.name },
    window,
    windows: await windowsOf(ctx, staff),
    idleSeconds: ctx.config.sessions.idleMinutes * 60,
    idleEndsAt: idleEndsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }
}

/** Repeats the last value up to a power of two, so that there are prepared statements for few lengths only. */
function padded(list: readonly string[]): string[] {
  return Array.from(
    { length: 2 ** Math.ceil(Math.log2(list.length)) },
    (_, index) => list[Math.min(index, list.length - 1)] as string,
  )
}

type SessionRow = Pick<Selectable<StaffTable>, 'id' | 'login' | 'name' | 'role'> &
  Pick<Selectable<SessionsTable>, 'window' | 'last_seen_at' | 'ends_at'>

/** Times that decide which sessions are alive. */
type Live = Record<'now' | 'idleSince', string>

function liveAt(ctx: Context): Live {
  const now = ctx.now()
  return {
    now: now.toISOString(),
    idleSince: addSeconds(now, -ctx.config.sessions.idleMinutes * 60).toISOString(),
  }
}

/** Sessions that have not ended, of people who may still sign in, at a window that is still assigned to them. */
function liveSessions(db: Db, { now, idleSince }: Live) {
  return db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .where('staff.active', '=', 1)
    .where((eb) =>
      eb.or([
        eb(
          'staff.role',
          'in',
          roles.filter((role) => !isBoundToWindows(role)),
        ),
        eb.exists(
          eb
            .selectFrom('staff_windows')
            .select('staff_windows.window')
            .whereRef('staff_windows.staff_id', '=', 'staff.id')
            .whereRef('staff_windows.window', '=', 'sessions.window'),
        ),
      ]),
    )
    .where('sessions.ends_at', '>', now)
    .where('sessions.last_seen_at', '>', idleSince)
}

/** Value of a cookie of a call. */
export function cookieOf(req: Request, name: string): string | undefined {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}
