import { createAcceptance } from './acceptance.ts'
import { createHints } from './hints.ts'
import type { Hint, Look, ScanOptions, Sighting } from './types.ts'

/** After a read nothing else is read until its code has not been seen for so long. */
const goneAfterMs = 1000

export interface Reading {
  /** Whether somebody holds something up to be read. */
  readonly tries: boolean
  look(look: Look, at: number): void
  /** The person goes on: what is shown beside the code that was read may be read now. */
  next(): void
  /** Another picture from here on. */
  restart(): void
}

/** From what looks find to what is told: reads, once each, and advice where there is none. */
export function createReading({ onCode, onHint, onHold }: Pick<ScanOptions, 'onCode' | 'onHint' | 'onHold'>): Reading {
  const acceptance = createAcceptance()
  const hints = createHints()
  let held: { text: string; seenAt: number } | undefined
  let advised: Hint | undefined

  function advise(hint: Hint | undefined): void {
    if (hint === advised) return
    advised = hint
    onHint?.(hint)
  }

  function release(): void {
    if (held === undefined) return
    held = undefined
    onHold?.(false)
  }

  /** What may be considered: while a code is held, that one alone. */
  function allowed(found: Sighting | undefined, at: number): Sighting | undefined {
    if (held === undefined) return found
    if (found?.text === held.text) held.seenAt = at
    else if (at - held.seenAt >= goneAfterMs) release()
    return held === undefined || found?.text === held.text ? found : undefined
  }

  return {
    get tries() {
      return hints.tries
    },
    look({ found, traits, barsSeen = false }, at) {
      const read = acceptance.look(allowed(found, at), at)
      if (read !== undefined) {
        held = { text: read.text, seenAt: at }
        hints.read()
        advise(undefined)
        onCode(read)
        onHold?.(true)
      } else if (held === undefined && traits !== undefined) advise(hints.look(traits, barsSeen, at))
    },
    next: release,
    restart() {
      release()
      hints.restart()
      advise(undefined)
    },
  }
}
