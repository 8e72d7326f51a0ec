import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from './clock.ts'
import { unauthorised } from './failure.ts'
import { isRecord, parseJson } from './json.ts'

export interface SessionTokens {
  issue(): string
  /** Throws the 401 that Diia would send. */
  check(token: string): void
}

/**
 * Tokens like Diia's JWT: three parts, with `data`, `iat` and `exp`. The header names RS256, but the signature is an
 * HMAC with a key of this run: a partner can verify neither.
 */
export function createSessionTokens(clock: Clock, lifetimeSeconds: () => number): SessionTokens {
  const key = randomBytes(32)
  const sign = (text: string): Buffer => createHmac('sha512', key).update(text).digest()
  return {
    issue() {
      const iat = Math.floor(clock.now().getTime() / 1000)
      const payload = { data: randomBytes(48).toString('base64url'), iat, exp: iat + lifetimeSeconds() }
      const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(payload)}`
      return `${text}.${sign(text).toString('base64url')}`
    },
    check(token) {
      const parts = token.split('.')
      const [header = '', body = '', signature = ''] = parts
      const payload = decode(body)
      if (parts.length !== 3 || decode(header) === undefined || payload === undefined)
        throw unauthorised('Invalid token')
      const expected = sign(`${header}.${body}`)
      const given = Buffer.from(signature, 'base64url')
      const genuine = given.length === expected.length && timingSafeEqual(given, expected)
      if (!genuine || Number(payload.exp) * 1000 <= clock.now().getTime()) throw unauthorised('Not authorized')
    },
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): Record<string, unknown> | undefined {
  const value = parseJson(Buffer.from(part, 'base64url').toString('utf8'))
  return isRecord(value) ? value : undefined
}
