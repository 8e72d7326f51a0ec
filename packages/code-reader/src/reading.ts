import { codeLifetimeSeconds } from '@diia-desk/contract/gate'
import { createAcceptance } from './acceptance.ts'
import { createHints } from './hints.ts'
import { createSeveralCodes } from './several-codes.ts'
import type { Hint, Look, ScanOptions, Sighting } from './types.ts'

/** After a read, other codes are ignored until its code has not been seen for so long. */
const goneAfterMs = 1000
/** After so long other codes are read although this one is still in view. */
const holdsAtMostMs = 10_000
/** No code of Diia is valid for longer than this. One that is seen for longer is permanent, such as on a poster. */
const permanentAfterMs = codeLifetimeSeconds * 1000
/** A code that was not seen for longer was taken away; shorter gaps are frames in which it was not recognised. */
const awayMs = 2000
/** A permanent code stays known while somebody stands in front of it, up to so long. */
const forgottenAfterMs = 600_000
const maxRemembered = 20

export interface Reading {
  /** Whether somebody shows something to the camera, readable or not. */
  readonly used: boolean
  look(look: Look, at: number): void
  /** The clerk continues: other codes may be read although the last one is still in view. */
  next(): void
  /** The camera was opened again: nothing is known of its picture. */
  restart(): void
}

/** Decides from the results of single frames what is reported: each read once, and advice when nothing can be read. */
export function createReading({ onCode, onHint, onHold }: Pick<ScanOptions, 'onCode' | 'onHint' | 'onHold'>): Reading {
  const acceptance = createAcceptance()
  const hints = createHints()
  const permanent = createPermanentCodes()
  const several = createSeveralCodes()
  /** The code that was read last, and whether other codes are ignored until it is taken away. */
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

  /** While a code is held in view, only that one is considered. */
  function allowed(found: Sighting | undefined, at: number): Sighting | undefined {
    if (last === undefined) return found
    const isLast = found?.text === last.text
    if (isLast) last.seenAt = at
    if (at - last.seenAt >= goneAfterMs || at - last.since >= holdsAtMostMs) release()
    return isLast || !last.holds ? found : undefined
  }

  /** Several codes in view: none is read. The code that was read last may still be among them. */
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
  /** Records that a code is seen, and returns whether it is permanent. */
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
      // Moves the code to the end of the map, so that the first one is the least recently seen.
      seen.delete(text)
      seen.set(text, { since, last: at, isFixed })
      if (seen.size > maxRemembered) seen.delete(seen.keys().next().value ?? '')
      return isFixed
    },
  }
}
