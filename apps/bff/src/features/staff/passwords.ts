import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, the PHC string form, so that the cost can grow later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await run(password, salt, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`
}

/** True when the password matches; false for a wrong one and for a hash that can't be read. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc)
  if (match === null) return false
  const expected = Buffer.from(match[5] as string, 'base64')
  const hash = await run(password, Buffer.from(match[4] as string, 'base64'), { memory: Number(match[1]), passes: Number(match[2]), parallelism: Number(match[3]) })
  return hash.length === expected.length && timingSafeEqual(hash, expected)
}

/** Spends the time of a real check where there is no such login, so that the answer's time tells nothing. */
export async function spendPasswordTime(password: string): Promise<void> {
  await run(password, randomBytes(16), cost)
}

function run(password: string, nonce: Buffer, parameters: typeof cost): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: 32, ...parameters })
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
