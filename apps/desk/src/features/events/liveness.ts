// Whether events can come. A proxy may pass the head of the stream and hold its body, so an open stream proves nothing:
// beats do. While none come, the screens ask by themselves.
import { beatEveryMs } from '@diia-desk/contract'

export const liveTimes = {
  /** Two beats and some: one may be late. */
  silenceMs: beatEveryMs * 2 + 2_000,
  /** The first beat comes with the head of the answer. */
  firstBeatMs: 5_000,
  /** A stream that was held flows again when beats come one by one; what was held back comes all at once. */
  apartMs: 2_000,
  /** Quiet for so long before the page speaks of a lost connection: a reload of the bff is shorter. */
  patienceMs: 3_000,
  /** While no event can come, the screens ask this often. */
  pollMs: 5_000,
}

/** `delayed`: the server answers, but no event comes. `offline`: it does not answer. */
export type Liveness = 'live' | 'delayed' | 'offline'

interface Ports {
  /** Reads everything on the screen again. */
  refresh: () => void
  /** Whether the server answers at all. */
  reaches: () => Promise<boolean>
  onChange: (state: Liveness) => void
}

export interface LivenessWatch {
  opened(): void
  failed(): void
  /** A beat or an event has come. */
  heard(): void
  stop(): void
}

export function watchLiveness({ refresh, reaches, onChange }: Ports): LivenessWatch {
  let silence: ReturnType<typeof setTimeout> | undefined
  let patience: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setInterval> | undefined
  let held = false
  /** When the first sound came after a silence. */
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
      if (patience === undefined) void tell()
    }, liveTimes.pollMs)
    // At once too: it tells a lost session from a lost network.
    refresh()
  }

  async function tell() {
    const reached = await reaches()
    if (!stopped && polling !== undefined) onChange(reached ? 'delayed' : 'offline')
  }

  waitFor(liveTimes.silenceMs)
  return {
    opened() {
      clearTimeout(patience)
      patience = undefined
      waitFor(liveTimes.firstBeatMs)
    },
    failed() {
      clearTimeout(silence)
      if (polling === undefined && patience === undefined)
        patience = setTimeout(() => {
          patience = undefined
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
      clearTimeout(patience)
      patience = undefined
      onChange('live')
      if (polling === undefined) return
      clearInterval(polling)
      polling = undefined
      refresh()
    },
    stop() {
      stopped = true
      clearTimeout(silence)
      clearTimeout(patience)
      clearInterval(polling)
    },
  }
}
