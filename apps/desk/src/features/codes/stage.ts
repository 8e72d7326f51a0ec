// The states of the stage, the middle column of the workplace.
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

/** One code that is sent. */
export interface Submission {
  readonly mode: Mode
  readonly code: DocumentCode
  readonly input: CodeInput
  /** Milliseconds. */
  readonly at: number
}

export type SubmissionResult =
  | { readonly kind: 'validation'; readonly validation: Validation }
  | { readonly kind: 'document-request'; readonly request: DocumentRequest }
  /** The bff gave no answer. It is not known whether Diia was asked. */
  | { readonly kind: 'failed'; readonly submission: Submission; readonly problem: ProblemError }

/** Why a text that was read, typed or pasted is not a code. */
export type NotSent = CodeRefusal['kind']

/** Why no code of a picture was sent. If the picture has a code that may not be sent, the reason is a `NotSent`. */
export type PictureTrouble = 'no-code' | 'several' | 'no-picture' | 'failed'

export type Stage =
  /** `former` is the result that was shown until another code was begun; it is still shown, but small. */
  | { readonly kind: 'idle'; readonly former?: TodayItem }
  | { readonly kind: 'not-sent'; readonly why: NotSent; readonly input: CodeInput; readonly show: number }
  /** A picture that was pasted, dropped or chosen: it is being searched for codes, or the reason why none was sent. */
  | { readonly kind: 'picture'; readonly what: 'reading' | PictureTrouble; readonly show: number }
  | { readonly kind: 'asking'; readonly submission: Submission }
  /**
   * `repeated`: the code was sent before, and this is the result of that time. `show` is incremented so that the same
   * result shown again is announced again.
   */
  | {
      readonly kind: 'result'
      readonly result: SubmissionResult
      readonly repeated: Repeat | undefined
      readonly show: number
    }

/** `other-mode`: the code was used for a check and was now read for copies, or the reverse. */
export type Repeat = 'same-mode' | 'other-mode'

/** Equal for two states of the same check or request. */
export function resultKey(result: SubmissionResult): string {
  if (result.kind === 'validation') return `validation ${result.validation.id}`
  if (result.kind === 'document-request') return `document-request ${result.request.id}`
  return `failed ${result.submission.at}`
}

/** Mode in which the code was sent. */
export function resultMode(result: SubmissionResult): Mode {
  if (result.kind === 'failed') return result.submission.mode
  return result.kind === 'validation' ? 'check' : 'copies'
}

/** A code may be sent again only if Diia gave no answer. */
export function mayRetry(result: SubmissionResult): boolean {
  if (result.kind === 'validation') return broughtNoAnswer(result.validation.outcome)
  if (result.kind === 'document-request') return broughtNoAnswer(result.request.state)
  return result.problem.code !== 'invalid-input'
}

/** Whether this is the final result of one code: it must not stay on the stage while another code is typed. */
export function isVerdict(result: SubmissionResult): result is TodayItem {
  if (result.kind === 'document-request') return !isOpen(result.request.state) && !mayRetry(result)
  return result.kind === 'validation' && !mayRetry(result)
}

/** Whether a code is being sent or a picture is being read. */
export function isRunning(stage: Stage): boolean {
  return stage.kind === 'asking' || (stage.kind === 'picture' && stage.what === 'reading')
}
