// The bff as a process of its own, as it runs in a centre: it can be killed, started twice, or started with wrong
// settings.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../src/main.ts')
const startsWithinMs = 60_000

/** The result of a start. */
export type Started = { process: BffProcess } | { refused: string; code: number | null }

export interface BffProcess {
  readonly url: string
  readonly child: ChildProcess
  /** The end of its output. */
  output(): string
  /** Like a power cut: nothing is finished. */
  kill(): Promise<void>
  /** Like the system at a shutdown. Resolves to the exit code. */
  stop(): Promise<number | null>
}

export interface StartOptions {
  /** Modules that the process loads before its own. */
  imports?: string[]
  /**
   * Kills the process this long after its start, whatever it does. A start that was not ready by then counts as
   * refused.
   */
  killAfterMs?: number
}

export async function startBff(
  environment: Record<string, string>,
  { imports = [], killAfterMs }: StartOptions = {},
): Promise<Started> {
  const child = spawn(process.execPath, [...imports.flatMap((file) => ['--import', file]), main], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-20_000)
    })
  const closed = once(child, 'close')
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs ?? startsWithinMs)
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => (message as { ready: string }).ready),
    closed.then(() => undefined),
  ])
  if (killAfterMs === undefined) clearTimeout(timer)
  if (ready === undefined) {
    clearTimeout(timer)
    return { refused: text, code: child.exitCode }
  }
  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await closed
    return child.exitCode
  }
  return {
    process: {
      url: ready,
      child,
      output: () => text,
      async kill() {
        await end('SIGKILL')
      },
      stop: () => end('SIGTERM'),
    },
  }
}
