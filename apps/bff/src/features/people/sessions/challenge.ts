import type { Context } from '../../../context.ts'
import { addSeconds } from '../../../time.ts'

/** What the first step of a sign-in has shown, on its way to the second. */
export interface Challenge {
  staffId: string
  window: string
  /** Of the password that was right: with another one the first step no longer counts. */
  passwordHash: string
}

const lastsSeconds = 300
const purpose = 'sign-in-challenge'

/** Sealed, so the server keeps nothing and any process can go on. */
export function makeChallenge({ keys, now }: Pick<Context, 'keys' | 'now'>, challenge: Challenge): string {
  const body = { ...challenge, until: addSeconds(now(), lastsSeconds).getTime() }
  return Buffer.from(keys.seal(Buffer.from(JSON.stringify(body)), purpose)).toString('base64url')
}

/** Undefined when it is not one of ours, or is over. */
export function openChallenge({ keys, now }: Pick<Context, 'keys' | 'now'>, text: string): Challenge | undefined {
  try {
    const { until, ...challenge } = JSON.parse(
      keys.open(Buffer.from(text, 'base64url'), purpose).toString('utf8'),
    ) as Challenge & { until: number }
    return now().getTime() < until ? challenge : undefined
  } catch {
    return undefined
  }
}
