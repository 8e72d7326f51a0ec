// What the middle of the desk can show.
import {
  broughtNoAnswer,
  type CodeInput,
  type CodeRefusal,
  isOpen,
  type DocumentCode,
  type DocumentRequest,
  type TodayItem,
  type Validation,
} from '@diia-desk/contract'
import type { Mode } from '../../lib/preferences.ts'
import type { ProblemError } from '../../lib/problem.ts'

/** One sending of a code. */
export interface Submission {
  readonly mode: Mode
  readonly code: DocumentCode
  readonly input: CodeInput
  /** Milliseconds. */
  readonly at: number
}

export type Answer =
  | { readonly kind: 'validation'; readonly validation: Validation }
  | { readonly kind: 'document-request'; readonly request: DocumentRequest }
  /** The bff gave no answer. Whether Diia was asked is not known. */
  | { readonly kind: 'failed'; readonly submission: Submission; readonly problem: ProblemError }

/** Why a text that was read, typed or pasted is no code. */
export type NotSent = CodeRefusal['kind']

/** Why nothing was sent of a picture. What its code is no code for, if it has one, is a `NotSent`. */
export type PictureTrouble = 'no-code' | 'several' | 'no-picture' | 'failed'

export type Stage =
  /** `former` is what the stage showed until another code was begun: still told, but small and as the former one. */
  | { readonly kind: 'idle'; readonly former?: TodayItem }
  | { readonly kind: 'not-sent'; readonly why: NotSent; readonly input: CodeInput; readonly show: number }
  /** A picture that was pasted, dropped or chosen: codes are looked for in it, or why none was sent. */
  | { readonly kind: 'picture'; readonly what: 'reading' | PictureTrouble; readonly show: number }
  | { readonly kind: 'asking'; readonly submission: Submission }
  /**
   * `repeated` says what of a code that came again: it was sent before, and this is its first answer. `show` counts
   * on, so that the same answer shown anew is announced anew.
   */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly repeated: Repeat | undefined; readonly show: number }

/** `other-mode`: the code was spent on a check and now came for copies, or the other way round. */
export type Repeat = 'same-mode' | 'other-mode'

/** Two answers with one key are one thing, perhaps at different times of its life. */
export function answerKey(answer: Answer): string {
  if (answer.kind === 'validation') return `validation ${answer.validation.id}`
  if (answer.kind === 'document-request') return `document-request ${answer.request.id}`
  return `failed ${answer.submission.at}`
}

/** Mode in which the answer was got. */
export function answerMode(answer: Answer): Mode {
  if (answer.kind === 'failed') return answer.submission.mode
  return answer.kind === 'validation' ? 'check' : 'copies'
}

/** Only what brought no answer of Diia may be asked again with the same code. */
export function mayRetry(answer: Answer): boolean {
  if (answer.kind === 'validation') return broughtNoAnswer(answer.validation.outcome)
  if (answer.kind === 'document-request') return broughtNoAnswer(answer.request.state)
  return answer.problem.code !== 'invalid-input'
}

/** Whether this is over and says something of the one code that was asked about: it must not stand over another one. */
export function isVerdict(answer: Answer): answer is TodayItem {
  if (answer.kind === 'document-request') return !isOpen(answer.request.state) && !mayRetry(answer)
  return answer.kind === 'validation' && !mayRetry(answer)
}

/** Whether something is still being asked or looked for. */
export function isRunning(stage: Stage): boolean {
  return stage.kind === 'asking' || (stage.kind === 'picture' && stage.what === 'reading')
}
