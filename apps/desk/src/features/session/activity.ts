import { paths, sessionSchema, type Session } from '@diia-desk/contract'
import { api } from '../../lib/api.ts'
import { watchUserActivity } from '../../lib/user-activity.ts'
import { idleEnd } from './queries.ts'

const mostOftenMs = 30_000

/**
 * Reports to the bff that somebody is using the page; nothing else keeps a session alive. At most every 30 seconds,
 * more often if the idle limit is short. The last activity is reported too, when the interval has passed.
 *
 * @param onRefused receives the bff's error when the session has ended
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

  const stop = watchUserActivity(() => {
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
