// Who may pull. The state gets its own login and password, which give access to the export and nothing else.
import { sameText } from '../../../same-text.ts'
import { addSeconds } from '../../../time.ts'
import type { Db } from '../../../storage/database.ts'
import type { Keys } from '../../../storage/keys.ts'
import { createFailureLimit } from '../../people/staff/failure-limit.ts'
import type { FailureLimit } from '../../people/staff/failure-limit.ts'
import type { PasswordPool } from '../../people/staff/password-pool.ts'
import { isTestToken, testLogin } from './test-token.ts'

/**
 * Two, so that a password can be changed without an interruption: the old one is removed after the new one is in use.
 */
export const maxCredentials = 2
/** Each attempt costs the memory of a password hash, and eRepository knows its password. */
const maxFailures = 20
/** More headers than two credentials normally produce. Only unusual notations of base64 could need more. */
const maxRemembered = 16
/** More unknown headers at the same time are guesses. A legitimate receiver waits a moment. */
const maxInFlight = 20
const restSeconds = 5
/** `last_used_at` is written at most this often. */
const touchSeconds = 60

export type Verdict =
  | { outcome: 'let-in'; credentialId?: string; test: boolean }
  | { outcome: 'refused' }
  | { outcome: 'too-many'; until: Date }

export interface ExportAccess {
  /** Checks the Authorization header of a call. Failures of our own test pull are not counted. */
  judge(header: string | undefined, address: string, test: boolean): Promise<Verdict>
}

export function createExportAccess({
  db,
  keys,
  now,
  passwords,
  failures = createFailureLimit({ maxFailures }),
}: {
  db: Db
  keys: Pick<Keys, 'hash'>
  now: () => Date
  passwords: PasswordPool
  failures?: FailureLimit
}): ExportAccess {
  // A pull of everything is thousands of calls, and password hashes are slow on purpose. A header that was found right
  // is recognised by its keyed hash as long as its row is active.
  const remembered = new Map<string, string>()
  const inFlight = new Map<string, Promise<string | undefined>>()
  let lastVerification: Promise<unknown> = Promise.resolve()

  // The query runs at each call, so it is compiled once.
  const activeCredentials = db
    .selectFrom('export_credentials')
    .select(['id', 'login', 'password_hash', 'last_used_at'])
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .limit(maxCredentials)
    .compile()
  const active = async () => (await db.executeQuery(activeCredentials)).rows

  /** Always checks two hashes, so that the time tells neither whether the login exists nor how many there are. */
  async function verify(header: string): Promise<string | undefined> {
    const given = readBasic(header)
    const rows = await active()
    let found: string | undefined
    const slot = passwords.acquire('export')
    if (slot === undefined) throw new Error('the export checks one header at a time')
    try {
      for (let index = 0; index < maxCredentials; index++) {
        const row = rows[index]
        const theirs =
          given !== undefined && row !== undefined && sameText(given.login.normalize('NFC'), row.login.normalize('NFC'))
        if ((await slot.verify(given?.password ?? '', theirs ? row.password_hash : undefined)) && theirs) found = row.id
      }
    } finally {
      slot.end()
    }
    return found
  }

  /**
   * Checks one header at a time, and the same header only once, so that a burst of calls needs no more memory than one
   * call.
   */
  async function verifyOnce(header: string, hash: string): Promise<string | undefined> {
    const running = inFlight.get(hash)
    if (running !== undefined) return await running
    const verified = lastVerification.then(() => verify(header))
    lastVerification = verified.catch(() => undefined)
    inFlight.set(hash, verified)
    try {
      return await verified
    } finally {
      inFlight.delete(hash)
    }
  }

  return {
    async judge(header, address, test) {
      if (header === undefined) return { outcome: 'refused' }
      const hash = keys.hash('export-call', header)
      const known = remembered.get(hash)
      if (known !== undefined) {
        const row = (await active()).find(({ id }) => id === known)
        if (row !== undefined) {
          await touch(row)
          return { outcome: 'let-in', credentialId: known, test }
        }
        remembered.delete(hash)
      }
      if (isTestLogin(keys, header, now())) return { outcome: 'let-in', test: true }
      if (inFlight.size >= maxInFlight && !inFlight.has(hash))
        return { outcome: 'too-many', until: addSeconds(now(), restSeconds) }
      const counted = !test && !inFlight.has(hash)
      const until = counted ? failures.countAttempt(address, now()) : undefined
      if (until !== undefined) return { outcome: 'too-many', until }
      const id = await verifyOnce(header, hash)
      if (id === undefined) return { outcome: 'refused' }
      if (counted) failures.undoAttempt(address)
      if (remembered.size >= maxRemembered) remembered.clear()
      remembered.set(hash, id)
      await touch({ id, last_used_at: null })
      return { outcome: 'let-in', credentialId: id, test }
    },
  }

  async function touch({ id, last_used_at: last }: { id: string; last_used_at: string | null }): Promise<void> {
    if (last !== null && last > addSeconds(now(), -touchSeconds).toISOString()) return
    await db.updateTable('export_credentials').set({ last_used_at: now().toISOString() }).where('id', '=', id).execute()
  }
}

/**
 * Login and password of an Authorization header. The password may contain any character, also colons. The bytes are
 * read as UTF-8 (RFC 7617), or as Latin-1 if they are not UTF-8, because some clients still send that.
 */
export function readBasic(header: string): { login: string; password: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(header)?.[1]
  if (encoded === undefined) return undefined
  const bytes = Buffer.from(encoded, 'base64')
  const text = decodeUtf8(bytes) ?? bytes.toString('latin1')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { login: text.slice(0, colon), password: text.slice(colon + 1) }
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function isTestLogin(keys: Pick<Keys, 'hash'>, header: string, now: Date): boolean {
  const given = readBasic(header)
  return given?.login === testLogin && isTestToken(keys, 'password', given.password, now)
}
