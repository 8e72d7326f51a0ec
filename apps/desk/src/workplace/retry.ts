import { mayRetry, type Answer } from '../features/desk/stage.ts'
import type { Desk } from './desk-store.ts'

/** How F8 and the button ask again; undefined when there is nothing to ask with. */
export function retryOf(desk: Desk, answer: Answer): (() => void) | undefined {
  return mayRetry(answer) && desk.retryable(answer) !== undefined ? () => desk.retry(answer) : undefined
}
