import { codeLifetimeSeconds } from '@diia-desk/contract/gate'
import { createAcceptance } from './acceptance.ts'
import { createHints } from './hints.ts'
import { createSeveralCodes } from './several-codes.ts'
import type { Hint, Look, ScanOptions, Sighting } from './types.ts'

/** After a read nothing else is read until its code has not been seen for so long. */
const goneAfterMs = 1000
/** After so long the code is not waited for any more: what is shown beside it may be meant. */
const holdsAtMostMs = 10_000
/** No code of Diia is valid for longer than this. One that is seen for longer is fixed there, such as on a poster. */
const permanentAfterMs = codeLifetimeSeconds * 1000
/** Not seen for longer, it was away; looks miss a code now and then. */
const awayMs = 2000
/** A code that is fixed there is known again after somebody stood before it, unless that was for so long. */
const forgottenAfterMs = 600_000
const mostRemembered = 20

export interface Reading {
  /** Whether somebody shows something to the camera, read or not. */
  readonly used: boolean
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
  const permanent = createPermanentCodes()
  const several = createSeveralCodes()
  /** The code that was read last, and whether reading still waits for it to go. */
  let last: { text: string; since: number; seenAt: number; holds: boolean } | undefined
  let shown = false
  let advised: Hint | undefined

  function advise(hint: Hint | undefined): void {
    if (hint === advised) return
    advised = hint
    onHint?.(hint)
  }

  function release(): void {
    if (last?.holds !== true) return
    last.holds = false
    onHold?.(false)
  }

  /** What may be considered: while a code is held, that one alone. */
  function allowed(found: Sighting | undefined, at: number): Sighting | undefined {
    if (last === undefined) return found
    const isLast = found?.text === last.text
    if (isLast) last.seenAt = at
    if (at - last.seenAt >= goneAfterMs || at - last.since >= holdsAtMostMs) release()
    return isLast || !last.holds ? found : undefined
  }

  /** Nothing is read; a code that was read before and is one of them is still there. */
  function seeSeveral(texts: readonly string[], at: number): void {
    acceptance.lookAtSeveral(texts, at)
    if (last !== undefined && texts.includes(last.text)) last.seenAt = at
    if (last !== undefined && at - last.since >= holdsAtMostMs) release()
    advise(last?.holds === true ? undefined : 'several')
  }

  return {
    get used() {
      return shown || hints.tries
    },
    look({ found: seen, others: seenToo, traits, barsSeen = false }, at) {
      const isTemporary = (sighting: Sighting): boolean => !permanent.has(sighting.text, at)
      const [found, ...others] = [...(seen === undefined ? [] : [seen]), ...(seenToo ?? [])].filter(isTemporary)
      shown = found !== undefined
      if (several.look({ found, others }, at))
        return seeSeveral(
          [found, ...others].flatMap((sighting) => sighting?.text ?? []),
          at,
        )
      if (advised === 'several') advise(undefined)
      const read = acceptance.look(allowed(found, at), at, seenToo !== undefined)
      if (read !== undefined) {
        last = { text: read.text, since: at, seenAt: at, holds: true }
        hints.read()
        advise(undefined)
        onCode(read)
        onHold?.(true)
      } else if (traits !== undefined && (last === undefined || at - last.seenAt >= goneAfterMs))
        advise(hints.look(traits, barsSeen, at))
    },
    next: release,
    restart() {
      release()
      last = undefined
      hints.restart()
      advise(undefined)
    },
  }
}

interface PermanentCodes {
  /** Notes that a code is seen, and says whether it is fixed there. */
  has(text: string, at: number): boolean
}

function createPermanentCodes(): PermanentCodes {
  const seen = new Map<string, { since: number; last: number; isFixed: boolean }>()
  return {
    has(text, at) {
      const before = seen.get(text)
      const away = before === undefined ? 0 : at - before.last
      const wasFixed = before?.isFixed === true && away <= forgottenAfterMs
      const since = before === undefined || away > awayMs ? at : before.since
      const isFixed = wasFixed || at - since > permanentAfterMs
      // The one seen last goes to the end, and the one not seen for longest is forgotten.
      seen.delete(text)
      seen.set(text, { since, last: at, isFixed })
      if (seen.size > mostRemembered) seen.delete(seen.keys().next().value ?? '')
      return isFixed
    },
  }
}
