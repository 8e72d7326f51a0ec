import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('desk-host.ts', import.meta.url))

export type ToHost = { kind: 'start'; environment: Record<string, string> } | { kind: 'stop' }
export type FromHost = { kind: 'done' } | { kind: 'failed'; reason: string } | { kind: 'said'; text: string }

/** The process of a worker in which its bffs run, one after another. It is begun anew where a test has killed it. */
export interface WarmProcess {
  /** Resolves when what was asked for is done; `listen` hears what the bff prints from then on. */
  ask(message: ToHost, listen?: (text: string) => void): Promise<void>
  /** As a power cut: SIGKILL, nothing is finished. */
  kill(): Promise<void>
}

/** Begins at once, beside whatever the worker does first. */
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
