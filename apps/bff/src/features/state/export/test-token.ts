// How our own test pull authenticates: with a token that is valid only while the test may run.
import { randomBytes } from 'node:crypto'
import { sameText } from '../../../same-text.ts'
import type { Keys } from '../../../storage/keys.ts'
import { addSeconds } from '../../../time.ts'

export const testLogin = 'test-pull'
/**
 * Marks calls of a test, whatever login they use. Unlike a password, the value of this header may be logged by a proxy:
 * it gives no access.
 */
export const testHeader = 'diia-desk-test'
/** Longer than a test may take. */
const testSeconds = 120

type TestToken = 'password' | 'mark'

/**
 * A password, or a mark, that is valid as long as a test pull. It is signed instead of stored, so that the test may
 * reach any process behind the public address.
 */
export function makeTestToken(keys: Pick<Keys, 'hash'>, use: TestToken, now: Date): string {
  const content = `${addSeconds(now, testSeconds).getTime()}.${randomBytes(16).toString('hex')}`
  return `${content}.${keys.hash('export-test', `${use}.${content}`)}`
}

export function isTestToken(keys: Pick<Keys, 'hash'>, use: TestToken, token: string, now: Date): boolean {
  const [, content = '', ends = '', seal = ''] = /^((\d{1,15})\.[0-9a-f]{32})\.([0-9a-f]{64})$/.exec(token) ?? []
  return content !== '' && sameText(keys.hash('export-test', `${use}.${content}`), seal) && Number(ends) > now.getTime()
}
