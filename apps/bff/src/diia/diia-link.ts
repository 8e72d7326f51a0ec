import { DiiaError } from '@diia-desk/diia-client'
import type { DiiaErrorKind } from '@diia-desk/diia-client'
import type { DiiaFailure, DiiaLinkState } from '@diia-desk/contract'
import type { Logger } from '../logger.ts'
import type { Bus } from '../storage/bus.ts'
import type { Commits } from '../storage/commits.ts'
import { changeWithEvents } from '../events/events.ts'

/** Whether Diia answers, according to the last call. Every screen shows it in its bar. */
export interface DiiaLink {
  readonly state: DiiaLinkState
  /** Runs a call to Diia and records whether Diia answered. */
  watch<Result>(call: () => Promise<Result>): Promise<Result>
}

export function createDiiaLink(ctx: { commits: Commits; bus: Bus; now: () => Date; log: Logger }): DiiaLink {
  let state: DiiaLinkState = 'unknown'

  function learn(next: DiiaLinkState): void {
    if (next === state) return
    state = next
    ctx.log.info({ state }, 'link to Diia changed')
    changeWithEvents(ctx, ({ tell }) => tell({ type: 'diia-link', state: next })).catch((error: unknown) =>
      ctx.log.error({ error }, 'publishing the state of the link failed'),
    )
  }

  return {
    get state() {
      return state
    },
    async watch(call) {
      try {
        const result = await call()
        learn('ok')
        return result
      } catch (error) {
        learn('not-answering')
        throw error
      }
    },
  }
}

/** What a failed call means for the clerk. An error that did not come from Diia is rethrown. */
export function failureOf(error: unknown): DiiaFailure {
  if (!(error instanceof DiiaError)) throw error
  return failures[error.kind]
}

const failures: Record<DiiaErrorKind, DiiaFailure> = {
  timeout: 'timeout',
  unreachable: 'unreachable',
  unauthorised: 'not-authorised',
  forbidden: 'not-authorised',
  server: 'diia-error',
  'bad-answer': 'diia-error',
  rejected: 'diia-error',
}
