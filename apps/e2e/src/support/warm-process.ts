import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('bff-host.ts', import.meta.url))

export type ToHost = { kind: 'start'; environment: Record<string, string> } | { kind: 'stop' }
export type FromHost = { kind: 'done' } | { kind: 'failed'; reason: string } | { kind: 'said'; text: string }

/** The process of a worker that runs its bffs one after another. It is started again after a test has killed it. */
export interface WarmProcess {
  /** Resolves when the command is done; `listen` receives the output of the bff from then on. */
  ask(message: ToHost, listen?: (text: string) => void): Promise<void>
  /** Simulates a power failure: SIGKILL. */
  kill(): Promise<void>
}

/** Starts immediately, in parallel with the first work of the test worker. */
export function createWarmProcess(): WarmProcess {
  let hear: (text: string) => void = () => undefined
  let child: ChildProcess | undefined = begin()

  function begin(): ChildProcess {
    const fresh = fork(program, {
      execArgv: [],
      env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [fresh.stdout, fresh.stderr]) {
      stream?.setEncoding('utf8')
      stream?.on('data', (text: string) => hear(text))
    }
    fresh.on('message', (message: FromHost) => {
      if (message.kind === 'said') hear(message.text)
    })
    return fresh
  }

  return {
    async ask(message, listen) {
      if (listen !== undefined) hear = listen
      child ??= begin()
      const asked = child
      const answer = Promise.withResolvers<void>()
      const onMessage = (told: FromHost): void => {
        if (told.kind === 'done') answer.resolve()
        if (told.kind === 'failed') answer.reject(new Error(told.reason))
      }
      const onExit = (): void => {
        child = undefined
        answer.reject(new Error('the process of the bff ended by itself'))
      }
      asked.on('message', onMessage)
      asked.once('exit', onExit)
      if (asked.exitCode === null) asked.send(message)
      else onExit()
      await answer.promise.finally(() => {
        asked.off('message', onMessage)
        asked.off('exit', onExit)
      })
    },
    async kill() {
      const ending = child
      child = undefined
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
      const ended = once(ending, 'exit')
      ending.kill('SIGKILL')
      await ended
    },
  }
}
