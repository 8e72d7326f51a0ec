import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises'
import type { RequestHandler } from 'express'

export interface Precedence {
  /** Counts calls of screens as they come and go. */
  notice: RequestHandler
  /**
   * Resolves when a piece of work that nobody waits for may go on: at the next turn, or later while people work.
   *
   * @param restMs how much later; some twenty times what the piece takes leaves the rest to people
   */
  giveWay(restMs?: number): Promise<void>
}

/** So long after the last call of a screen there may be another any moment. */
const quietMs = 100

/**
 * People at desks come before machines: while a screen waits for an answer or has just had one, pulls and surveys go on
 * at a walk, one piece at a time for all of them together.
 */
export function createPrecedence(): Precedence {
  let waiting = 0
  let lastSeen = Number.NEGATIVE_INFINITY
  let turn: Promise<void> = Promise.resolve()
  return {
    notice(req, res, next) {
      // An open event stream waits for nothing.
      if (req.path === '/events') return next()
      waiting++
      res.once('close', () => {
        waiting--
        lastSeen = performance.now()
      })
      next()
    },
    giveWay(restMs = 20) {
      turn = turn.then(() => (waiting > 0 || performance.now() - lastSeen < quietMs ? rest(restMs) : nextTurn()))
      return turn
    },
  }
}
