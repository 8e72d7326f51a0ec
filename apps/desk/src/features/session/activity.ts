import { paths, sessionSchema, type Session } from '@diia-desk/contract'
import { api } from '../../lib/api.ts'
import { watchHands } from '../../lib/hands.ts'
import { idleEnd } from './queries.ts'

const mostOftenMs = 30_000

/**
 * Tells the bff that somebody is at the desk, while hands are on it: nothing else keeps a session alive. At most every
 * half minute, more often where the idle limit is short; the last touch is told too, when its time has come.
 *
 * @param onRefused what the bff says when the session is no more
 */
export function keepActive(
  { idleSeconds }: Pick<Session, 'idleSeconds'>,
  onRefused: (error: unknown) => void,
): () => void {
  const everyMs = Math.min(mostOftenMs, (idleSeconds * 1000) / 6)
  let toldAt = Number.NEGATIVE_INFINITY
  let due: ReturnType<typeof setTimeout> | undefined

  function tell() {
    due = undefined
    toldAt = performance.now()
    api
      .post(paths.sessionActivity, {}, sessionSchema)
      .then(({ idleEndsAt }) => idleEnd.set(Date.parse(idleEndsAt)), onRefused)
  }

  const stop = watchHands(() => {
    if (due !== undefined) return
    const wait = toldAt + everyMs - performance.now()
    if (wait <= 0) tell()
    else due = setTimeout(tell, wait)
  })
  return () => {
    stop()
    clearTimeout(due)
  }
}
