// Finds out whether events arrive. A proxy may forward the headers of the stream and hold back its body, so an open
// stream proves nothing; heartbeats do. While none arrive, the screens poll.
import { heartbeatEveryMs } from '@diia-desk/contract'

export const liveTimes = {
  /** Two heartbeats and a margin: one may be late. */
  silenceMs: heartbeatEveryMs * 2 + 2_000,
  /** The first heartbeat is sent together with the response headers. */
  firstBeatMs: 5_000,
  /** A stream that was held back works again when heartbeats arrive one by one; held back ones arrive all at once. */
  apartMs: 2_000,
  /** A lost connection is shown only after this time: a restart of the bff takes less. */
  patienceMs: 3_000,
  /** Polling interval while no events arrive. */
  pollMs: 5_000,
}

/** `delayed`: the server answers, but no events arrive. `offline`: it does not answer. */
export type Liveness = 'live' | 'delayed' | 'offline'

interface Ports {
  /** Reads everything on the screen again. */
  refresh: () => void
  /** Whether the server answers. */
  isServerReachable: () => Promise<boolean>
  onChange: (state: Liveness) => void
}

export interface LivenessWatch {
  opened(): void
  failed(): void
  /** A heartbeat or an event has arrived. */
  heard(): void
  stop(): void
}

export function watchLiveness({ refresh, isServerReachable, onChange }: Ports): LivenessWatch {
  let silence: ReturnType<typeof setTimeout> | undefined
  let offlineTimer: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setInterval> | undefined
  let held = false
  /** When the first message arrived after a silence. */
  let heardAgainAt: number | undefined
  let stopped = false

  function waitFor(ms: number) {
    clearTimeout(silence)
    silence = setTimeout(() => {
      held = true
      heardAgainAt = undefined
      poll()
      void tell()
    }, ms)
  }

  function poll() {
    if (polling !== undefined) return
    polling = setInterval(() => {
      refresh()
      if (offlineTimer === undefined) void tell()
    }, liveTimes.pollMs)
    // Also immediately: a refresh distinguishes a lost session from a lost network.
    refresh()
  }

  async function tell() {
    const reached = await isServerReachable()
    if (!stopped && polling !== undefined) onChange(reached ? 'delayed' : 'offline')
  }

  waitFor(liveTimes.silenceMs)
  return {
    opened() {
      clearTimeout(offlineTimer)
      offlineTimer = undefined
      waitFor(liveTimes.firstBeatMs)
    },
    failed() {
      clearTimeout(silence)
      if (polling === undefined && offlineTimer === undefined)
        offlineTimer = setTimeout(() => {
          offlineTimer = undefined
          void tell()
        }, liveTimes.patienceMs)
      poll()
    },
    heard() {
      waitFor(liveTimes.silenceMs)
      if (held) {
        heardAgainAt ??= performance.now()
        if (performance.now() - heardAgainAt < liveTimes.apartMs) return
      }
      held = false
      clearTimeout(offlineTimer)
      offlineTimer = undefined
      onChange('live')
      if (polling === undefined) return
      clearInterval(polling)
      polling = undefined
      refresh()
    },
    stop() {
      stopped = true
      clearTimeout(silence)
      clearTimeout(offlineTimer)
      clearInterval(polling)
    },
  }
}
