import type { Look, Sighting } from '../types.ts'
import type { Frame, ReadRequest, WorkerAnswer } from './protocol.ts'

/** After this long without a ready worker the JavaScript engine stands in; a late worker still takes over. */
const comesUpWithinMs = 4000
/** A look takes some tens of milliseconds; a worker silent for this long hangs. */
const looksWithinMs = 5000
/** A still picture is read in many ways, which takes long for a large one on a slow machine. */
const readsWithinMs = 60_000
/** A worker that breaks is replaced, up to a limit. */
const replacements = 3

/** `slow`: not there yet, do not wait for it. `failed`: it will not come. */
export type EngineState = 'starting' | 'ready' | 'slow' | 'failed'

/** The part of a worker that is used. */
type ReadingWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export interface WorkerEngine {
  readonly state: EngineState
  /** Starts the worker; does nothing when it runs or is starting. */
  start(): void
  /** Resolves when it is known whether the worker reads: `ready`, `slow` or `failed`. */
  settled(): Promise<EngineState>
  /**
   * Reads one frame and takes ownership of it. Only one at a time, and only while `ready`. Undefined when the worker
   * broke while reading it.
   */
  look(frame: Frame): Promise<Look | undefined>
  /** Reads a still picture and takes ownership of it; frames wait meanwhile. Undefined as above. */
  readStill(picture: ImageBitmap): Promise<readonly Sighting[] | undefined>
}

type Answer = Extract<WorkerAnswer, { kind: 'looked' | 'read' }>

/** One request to the worker. It resolves with `undefined` when the worker breaks while handling it. */
interface Question {
  readonly request: ReadRequest
  readonly transfer: Transferable[]
  readonly withinMs: number
  readonly answer: (answer: Answer | undefined) => void
  /** The request was never sent to the worker. */
  readonly giveUp: () => void
}

/** The reading worker with its life: start, time limits, replacement. Nothing happens before `start()`. */
export function createWorkerEngine(spawn: () => ReadingWorker): WorkerEngine {
  let state: EngineState | 'idle' = 'idle'
  let worker: ReadingWorker | undefined
  let left = replacements
  let clock: ReturnType<typeof setTimeout> | undefined
  let asked: Question | undefined
  /** What waits for the worker to be free. */
  let line: Question[] = []
  let waiting: ((state: EngineState) => void)[] = []

  function settle(next: EngineState): void {
    state = next
    if (next === 'starting') return
    for (const tell of waiting) tell(next)
    waiting = []
  }

  function spawnWorker(): void {
    settle('starting')
    clearTimeout(clock)
    clock = setTimeout(() => settle('slow'), comesUpWithinMs)
    try {
      const fresh = spawn()
      worker = fresh
      fresh.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => onAnswer(event.data))
      fresh.addEventListener('error', (event) => {
        event.preventDefault()
        onBroken()
      })
    } catch {
      onBroken()
    }
  }

  function onAnswer(answer: WorkerAnswer): void {
    if (answer.kind === 'broken') return onBroken()
    clearTimeout(clock)
    if (answer.kind === 'ready') return settle('ready')
    finish(answer)
  }

  function onBroken(): void {
    const cameUp = state === 'ready'
    clearTimeout(clock)
    worker?.terminate()
    worker = undefined
    for (const question of line) question.giveUp()
    line = []
    finish(undefined)
    // A worker that never started (blocked, offline) would fail in the same way at once.
    if (cameUp && left-- > 0) spawnWorker()
    else settle('failed')
  }

  function finish(answer: Answer | undefined): void {
    const question = asked
    asked = undefined
    question?.answer(answer)
    const next = line.shift()
    if (next !== undefined) put(next)
  }

  function put(question: Question): void {
    if (worker === undefined || state !== 'ready') return question.giveUp()
    if (asked !== undefined) return void line.push(question)
    asked = question
    clock = setTimeout(onBroken, question.withinMs)
    worker.postMessage(question.request, question.transfer)
  }

  /** Sends a request about a picture, and resolves with its response. */
  function ask(request: ReadRequest, picture: Frame, withinMs: number): Promise<Answer | undefined> {
    return new Promise((resolve) => put(questionAbout(picture, request, withinMs, resolve)))
  }

  return {
    get state() {
      return state === 'idle' ? 'starting' : state
    },
    start() {
      if (state !== 'idle' && state !== 'failed') return
      left = replacements
      spawnWorker()
    },
    settled() {
      if (state !== 'idle' && state !== 'starting') return Promise.resolve(state)
      return new Promise((resolve) => waiting.push(resolve))
    },
    async look(frame) {
      const answer = await ask({ kind: 'frame', frame }, frame, looksWithinMs)
      return answer?.kind === 'looked' ? answer.look : undefined
    },
    async readStill(picture) {
      const answer = await ask({ kind: 'still', picture }, picture, readsWithinMs)
      return answer?.kind === 'read' ? answer.codes : undefined
    },
  }
}

/** Transfers the picture with the request; closes it when the request is never sent. */
function questionAbout(picture: Frame, request: ReadRequest, withinMs: number, answer: Question['answer']): Question {
  return {
    request,
    transfer: [picture],
    withinMs,
    answer,
    giveUp() {
      picture.close()
      answer(undefined)
    },
  }
}

let shared: WorkerEngine | undefined

/** The worker of the page, shared by all sessions, so that WebAssembly is compiled once. */
export function sharedEngine(): WorkerEngine {
  shared ??= createWorkerEngine(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'code-reader' }),
  )
  shared.start()
  return shared
}
