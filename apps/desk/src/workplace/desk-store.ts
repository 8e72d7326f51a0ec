// Decides what happens to a code and what the stage shows. Knows nothing of React, HTTP or cameras: the page gives
// it its ports.
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
import { createStore, type Watched } from '../lib/store.ts'
import { codeOfPictures } from '../features/desk/code-of-pictures.ts'
import {
  answerKey,
  answerMode,
  mayRetry,
  type Answer,
  type PictureTrouble,
  type Stage,
  type Submission,
} from '../features/desk/stage.ts'

/** What the desk needs of the page: the bff, the reader, the chosen mode and the time. */
export interface DeskPorts {
  readonly check: (code: DocumentCode, input: CodeInput) => Promise<Validation>
  readonly request: (code: DocumentCode, input: CodeInput) => Promise<DocumentRequest>
  /** All codes of a picture; undefined when it is none. */
  readonly readPicture: (file: Blob) => Promise<readonly string[] | undefined>
  readonly mode: () => Mode
  readonly setMode: (mode: Mode) => void
  /** Milliseconds. */
  readonly now: () => number
}

export interface Desk extends Watched<Stage> {
  /** Takes any text that was read, typed or pasted. Says whether a code was sent. */
  readonly submit: (text: string, input: CodeInput) => boolean
  /** Takes the code in pictures that were sent to the clerk. Says whether it was sent on. */
  readonly takePictures: (files: readonly Blob[]) => Promise<boolean>
  /** Next visitor: an empty stage. What is on its way goes on and appears in the list. */
  readonly clear: () => void
  readonly switchMode: (mode: Mode) => void
  /** Another code is begun by hand, or was refused beside the stage: the verdict of the one before no longer fills it. */
  readonly putAside: (former: TodayItem) => void
  /** Shows something of today's list. */
  readonly open: (answer: Answer) => void
  /** The code behind an answer that may be asked again, while it is remembered. */
  readonly retryable: (answer: Answer) => DocumentCode | undefined
  readonly retry: (answer: Answer) => void
}

export function createDesk(ports: DeskPorts): Desk {
  const stage = createStore<Stage>({ kind: 'idle' })
  const sentCodes = rememberSentCodes<Submission, Answer>(ports.now)
  let shows = 0

  async function send(submission: Submission) {
    const { code, input, mode } = submission
    sentCodes.sent(code, submission)
    stage.set({ kind: 'asking', submission })
    const answer = await ask(code, input, mode).catch((error: unknown): Answer => ({
      kind: 'failed',
      submission,
      problem: asProblem(error),
    }))
    sentCodes.answered(code, answer)
    const current = stage.get()
    // When the clerk has gone on meanwhile, the answer waits in the list.
    if (current.kind === 'asking' && current.submission === submission)
      stage.set({ kind: 'answer', answer, repeated: undefined, show: ++shows })
  }

  async function ask(code: DocumentCode, input: CodeInput, mode: Mode): Promise<Answer> {
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
    if (seen.answer === undefined) {
      stage.set({ kind: 'asking', submission: seen.question })
      return false
    }
    const { answer } = seen
    const current = stage.get()
    const shown = current.kind === 'answer' && answerKey(current.answer) === answerKey(answer)
    // The camera still looks at the phone whose answer is on the stage: there is nothing to say.
    if (!(shown && input === 'camera'))
      stage.set({
        kind: 'answer',
        answer,
        repeated: answerMode(answer) === ports.mode() ? 'same-mode' : 'other-mode',
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
    // The clerk has gone on meanwhile; what nobody waits for is not sent.
    if (stage.get() !== reading) return false
    if (typeof found === 'object') return submit(found.text, 'picture')
    stage.set({ kind: 'picture', what: found, show: ++shows })
    return false
  }

  function retryable(answer: Answer): DocumentCode | undefined {
    if (!mayRetry(answer)) return undefined
    return sentCodes.codeOf((other) => answerKey(other) === answerKey(answer))
  }

  return {
    get: stage.get,
    subscribe: stage.subscribe,
    submit,
    takePictures,
    retryable,
    retry(answer) {
      const code = retryable(answer)
      if (code === undefined) return
      const input =
        answer.kind === 'failed'
          ? answer.submission.input
          : answer.kind === 'validation'
            ? answer.validation.input
            : answer.request.input
      void send({ mode: answerMode(answer), code, input, at: ports.now() })
    },
    clear: () => stage.set({ kind: 'idle' }),
    putAside: (former) => stage.set({ kind: 'idle', former }),
    switchMode(mode) {
      if (mode === ports.mode()) return
      ports.setMode(mode)
      // The mode is about the next code. An answer makes room for it; a visitor who is being waited for stays.
      const current = stage.get()
      const stays =
        current.kind === 'asking' || (current.kind === 'answer' && current.answer.kind === 'document-request')
      if (!stays) stage.set({ kind: 'idle' })
    },
    open: (answer) => stage.set({ kind: 'answer', answer, repeated: undefined, show: ++shows }),
  }
}
