import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises'
import type { RequestHandler } from 'express'

export interface ScreenPriority {
  /** Counts calls of screens while they run. */
  countCalls: RequestHandler
  /**
   * Resolves when background work may continue: at the next turn of the event loop, or later while people work.
   *
   * @param restMs how much later; about twenty times the duration of one step leaves the rest to people
   */
  yieldToScreens(restMs?: number): Promise<void>
}

/** For this long after the last call of a screen the next one is expected. */
const quietMs = 100

/**
 * People at screens come before machines. While a screen waits for an answer or has just received one, pulls and
 * surveys continue slowly, one step at a time for all of them together.
 */
export function createScreenPriority(): ScreenPriority {
  let waiting = 0
  let lastSeen = Number.NEGATIVE_INFINITY
  let turn: Promise<void> = Promise.resolve()
  return {
    countCalls(req, res, next) {
      // An open event stream waits for nothing.
      if (req.path === '/events') return next()
      waiting++
      res.once('close', () => {
        waiting--
        lastSeen = performance.now()
      })
      next()
    },
    yieldToScreens(restMs = 20) {
      turn = turn.then(() => (waiting > 0 || performance.now() - lastSeen < quietMs ? rest(restMs) : nextTurn()))
      return turn
    },
  }
}
