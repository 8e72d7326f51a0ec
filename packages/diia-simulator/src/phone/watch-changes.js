import { eventsAddress } from './api.js'

/** @import { PhoneChange } from './types.d.ts' */

const slowPollMs = 5000
const fastPollMs = 2000

/**
 * Reports when something may have changed for a citizen: from the event stream and by polling, which is more frequent
 * when the stream is down.
 * @param {string} citizenId
 * @param {(change: PhoneChange) => void} onChange
 * @returns {() => void} ends it
 */
export function watchChanges(citizenId, onChange) {
  const stream = new EventSource(eventsAddress(citizenId))
  for (const kind of /** @type {const} */ (['code', 'request'])) {
    stream.addEventListener(kind, (event) => onChange({ kind, ...idOf(event.data) }))
  }
  // Changes while the stream was down are requested as soon as it is up again.
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
