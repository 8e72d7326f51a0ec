import { argon2, argon2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }

/**
 * `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, the PHC string format, so that the cost can be raised later. Use this in
 * commands and at a start only. Calls go through the password pool, because this blocks one of the threads that Node
 * writes files with.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return toPhc(salt, await derive('argon2id', parametersOf(password, salt, cost)))
}

/** The same, on the thread of the caller. */
export function hashPasswordSync(password: string): string {
  const salt = randomBytes(16)
  return toPhc(salt, argon2Sync('argon2id', parametersOf(password, salt, cost)))
}

/**
 * True when the password matches; false for a wrong one and for a hash that cannot be read. Without a hash (no such
 * login) it takes as long as a real check, so that the time of the answer tells nothing.
 */
export function verifyPasswordSync(password: string, phc: string | undefined): boolean {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc ?? '')
  if (match === null) {
    argon2Sync('argon2id', parametersOf(password, randomBytes(16), cost))
    return false
  }
  const expected = Buffer.from(match[5] as string, 'base64')
  const hash = argon2Sync(
    'argon2id',
    parametersOf(password, Buffer.from(match[4] as string, 'base64'), {
      memory: Number(match[1]),
      passes: Number(match[2]),
      parallelism: Number(match[3]),
    }),
  )
  return hash.length === expected.length && timingSafeEqual(hash, expected)
}

function parametersOf(password: string, nonce: Buffer, parameters: typeof cost) {
  return { message: password.normalize('NFKC'), nonce, tagLength: 32, ...parameters }
}

function toPhc(salt: Buffer, hash: Buffer): string {
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
