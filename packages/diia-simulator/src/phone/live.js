import { eventsAddress } from './api.js'

/** @import { Change } from './types.d.ts' */

const slowPollMs = 5000
const fastPollMs = 2000

/**
 * Tells when something may have changed for a citizen: from the stream of events, and by asking
 * again from time to time, often when the stream is down and rarely when it is up.
 * @param {string} citizenId
 * @param {(change: Change) => void} onChange
 * @returns {() => void} ends it
 */
export function watch(citizenId, onChange) {
  const stream = new EventSource(eventsAddress(citizenId))
  for (const kind of /** @type {const} */ (['code', 'request'])) {
    stream.addEventListener(kind, (event) => onChange({ kind, ...idOf(event.data) }))
  }
  // What happened while the stream was down is asked for as soon as it is up again.
  stream.addEventListener('open', () => onChange({ kind: 'poll' }))

  let last = Date.now()
  const timer = setInterval(() => {
    const wait = stream.readyState === EventSource.OPEN ? slowPollMs : fastPollMs
    if (document.hidden || Date.now() - last < wait) return
    last = Date.now()
    onChange({ kind: 'poll' })
  }, 500)

  return () => {
    stream.close()
    clearInterval(timer)
  }
}

/** @param {string} text */
function idOf(text) {
  try {
    const data = JSON.parse(text)
    return typeof data?.id === 'string' ? { id: data.id } : {}
  } catch {
    return {}
  }
}
