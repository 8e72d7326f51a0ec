import { mayRetry, type SubmissionResult } from '../features/codes/stage.ts'
import type { StageStore } from './stage-store.ts'

/** The action of F8 and of the retry button; undefined if the code may not be sent again. */
export function retryOf(stageStore: StageStore, result: SubmissionResult): (() => void) | undefined {
  return mayRetry(result) && stageStore.retryable(result) !== undefined ? () => stageStore.retry(result) : undefined
}
