import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../bff/src/main.ts', import.meta.url))
const startsWithinMs = 20_000

/** The bff as a separate process, as in a centre: it can be killed and started again with its data. */
export interface BffServer {
  readonly url: string
  /** The output of all runs. */
  log(): string
  /** The output of the current or last run. */
  lastLog(): string
  /** Resolves when it serves. Otherwise rejects with its output. */
  start(): Promise<void>
  /** Simulates a power failure: SIGKILL. */
  kill(): Promise<void>
  /** Like Ctrl+C; rejects if it does not end with code 0. */
  stop(): Promise<void>
}

/** @param environment all settings; it contains `port` */
export function createBffServer(port: number, environment: Record<string, string>): BffServer {
  const lives: string[] = []
  let child: ChildProcess | undefined

  /** Resolves to the exit code; null after a signal, undefined if nothing was running. */
  async function end(signal: NodeJS.Signals): Promise<number | null | undefined> {
    const ending = child
    child = undefined
    if (ending === undefined) return undefined
    if (ending.exitCode === null && ending.signalCode === null) {
      const ended = once(ending, 'exit')
      ending.kill(signal)
      await ended
    }
    return ending.exitCode
  }

  return {
    url: `http://localhost:${port}`,
    log: () => lives.join(''),
    lastLog: () => lives.at(-1) ?? '',
    async start() {
      const life = lives.push('') - 1
      const fresh = spawn(process.execPath, [main], {
        env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...environment },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      child = fresh
      for (const stream of [fresh.stdout, fresh.stderr]) {
        stream?.setEncoding('utf8')
        stream?.on('data', (text: string) => {
          lives[life] += text
        })
      }
      const ready = Promise.withResolvers<void>()
      const timer = setTimeout(
        () => ready.reject(new Error(`The bff did not start in time:\n${lives[life] ?? ''}`)),
        startsWithinMs,
      )
      fresh.once('message', () => ready.resolve())
      fresh.once('exit', () => ready.reject(new Error(`The bff did not start:\n${lives[life] ?? ''}`)))
      await ready.promise.finally(() => clearTimeout(timer))
    },
    async kill() {
      await end('SIGKILL')
    },
    async stop() {
      const code = await end('SIGTERM')
      if (code !== 0 && code !== undefined)
        throw new Error(`The bff ended with ${String(code)}:\n${lives.at(-1) ?? ''}`)
    },
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  if (address === null || typeof address === 'string') throw new Error('No free port')
  probe.close()
  await once(probe, 'close')
  return address.port
}
