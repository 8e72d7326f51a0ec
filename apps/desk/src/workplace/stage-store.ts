// Decides what happens to a code and what the stage shows. Independent of React, HTTP and cameras: it is given its
// ports.
import {
  classifyCode,
  isDocumentCode,
  rememberSentCodes,
  type CodeInput,
  type DocumentCode,
  type DocumentRequest,
  type TodayItem,
  type Validation,
} from '@diia-desk/contract'
import type { Mode } from '../lib/preferences.ts'
import { asProblem } from '../lib/problem.ts'
import { createStore, type ReadableStore } from '../lib/store.ts'
import { codeOfPictures } from '../features/codes/code-of-pictures.ts'
import {
  resultKey,
  resultMode,
  mayRetry,
  type SubmissionResult,
  type PictureTrouble,
  type Stage,
  type Submission,
} from '../features/codes/stage.ts'

/** What the store needs from the page: the bff, the code reader, the chosen mode and the time. */
export interface StagePorts {
  readonly check: (code: DocumentCode, input: CodeInput) => Promise<Validation>
  readonly request: (code: DocumentCode, input: CodeInput) => Promise<DocumentRequest>
  /** All codes of a picture; undefined if the file is not a picture. */
  readonly readPicture: (file: Blob) => Promise<readonly string[] | undefined>
  readonly mode: () => Mode
  readonly setMode: (mode: Mode) => void
  /** Milliseconds. */
  readonly now: () => number
}

export interface StageStore extends ReadableStore<Stage> {
  /** Takes a text that was read, typed or pasted. Returns whether a code was sent. */
  readonly submit: (text: string, input: CodeInput) => boolean
  /** Takes the code in pictures. Returns whether it was sent. */
  readonly takePictures: (files: readonly Blob[]) => Promise<boolean>
  /** Clears the stage for the next visitor. Calls in progress continue, and their results appear in the list. */
  readonly clear: () => void
  readonly switchMode: (mode: Mode) => void
  /** Another code is being typed or was refused elsewhere: the former result leaves the stage. */
  readonly clearForNextCode: (former: TodayItem) => void
  /** Shows an item of today's list. */
  readonly open: (result: SubmissionResult) => void
  /** The code of a result that may be sent again, while it is kept. */
  readonly retryable: (result: SubmissionResult) => DocumentCode | undefined
  readonly retry: (result: SubmissionResult) => void
}

export function createStageStore(ports: StagePorts): StageStore {
  const stage = createStore<Stage>({ kind: 'idle' })
  const sentCodes = rememberSentCodes<Submission, SubmissionResult>(ports.now)
  let shows = 0

  async function send(submission: Submission) {
    const { code, input, mode } = submission
    sentCodes.sent(code, submission)
    stage.set({ kind: 'asking', submission })
    const result = await ask(code, input, mode).catch((error: unknown): SubmissionResult => ({
      kind: 'failed',
      submission,
      problem: asProblem(error),
    }))
    sentCodes.answered(code, result)
    const current = stage.get()
    // If the clerk has continued meanwhile, the result is only in the list.
    if (current.kind === 'asking' && current.submission === submission)
      stage.set({ kind: 'result', result, repeated: undefined, show: ++shows })
  }

  async function ask(code: DocumentCode, input: CodeInput, mode: Mode): Promise<SubmissionResult> {
    return mode === 'check'
      ? { kind: 'validation', validation: await ports.check(code, input) }
      : { kind: 'document-request', request: await ports.request(code, input) }
  }

  function submit(text: string, input: CodeInput): boolean {
    const code = classifyCode(text)
    if (!isDocumentCode(code)) {
      stage.set({ kind: 'not-sent', why: code.kind, input, show: ++shows })
      return false
    }
    const seen = sentCodes.find(code)
    if (seen === undefined) {
      void send({ mode: ports.mode(), code, input, at: ports.now() })
      return true
    }
    if (seen.result === undefined) {
      stage.set({ kind: 'asking', submission: seen.submission })
      return false
    }
    const { result } = seen
    const current = stage.get()
    const shown = current.kind === 'result' && resultKey(current.result) === resultKey(result)
    // The camera still sees the phone whose result is on the stage: nothing changes.
    if (!(shown && input === 'camera'))
      stage.set({
        kind: 'result',
        result,
        repeated: resultMode(result) === ports.mode() ? 'same-mode' : 'other-mode',
        show: ++shows,
      })
    return false
  }

  async function takePictures(files: readonly Blob[]): Promise<boolean> {
    const reading: Stage = { kind: 'picture', what: 'reading', show: ++shows }
    stage.set(reading)
    const found = await Promise.all(files.map((file) => ports.readPicture(file))).then(
      codeOfPictures,
      (): PictureTrouble => 'failed',
    )
    // The clerk has continued meanwhile, so nothing is sent.
    if (stage.get() !== reading) return false
    if (typeof found === 'object') return submit(found.text, 'picture')
    stage.set({ kind: 'picture', what: found, show: ++shows })
    return false
  }

  function retryable(result: SubmissionResult): DocumentCode | undefined {
    if (!mayRetry(result)) return undefined
    return sentCodes.codeOf((other) => resultKey(other) === resultKey(result))
  }

  return {
    get: stage.get,
    subscribe: stage.subscribe,
    submit,
    takePictures,
    retryable,
    retry(result) {
      const code = retryable(result)
      if (code === undefined) return
      const input =
        result.kind === 'failed'
          ? result.submission.input
          : result.kind === 'validation'
            ? result.validation.input
            : result.request.input
      void send({ mode: resultMode(result), code, input, at: ports.now() })
    },
    clear: () => stage.set({ kind: 'idle' }),
    clearForNextCode: (former) => stage.set({ kind: 'idle', former }),
    switchMode(mode) {
      if (mode === ports.mode()) return
      ports.setMode(mode)
      // The mode applies to the next code. A result is removed from the stage; a request that is being waited for
      // stays.
      const current = stage.get()
      const stays =
        current.kind === 'asking' || (current.kind === 'result' && current.result.kind === 'document-request')
      if (!stays) stage.set({ kind: 'idle' })
    },
    open: (result) => stage.set({ kind: 'result', result, repeated: undefined, show: ++shows }),
  }
}
