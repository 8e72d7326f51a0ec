import type { BffServer } from './bff-server.ts'
import type { WarmProcess } from './warm-process.ts'

/**
 * The bff of a test, in the process of its worker that has already loaded the program. A test that kills the bff kills
 * that process.
 *
 * @param environment all settings, including `port`
 */
export function createWarmBff(port: number, environment: Record<string, string>, warmProcess: WarmProcess): BffServer {
  const lives: string[] = []
  let isRunning = false

  const withLog = (what: string) => (error: unknown) => {
    throw new Error(`The bff ${what}: ${error instanceof Error ? error.message : ''}\n${lives.at(-1) ?? ''}`)
  }

  return {
    url: `http://localhost:${port}`,
    log: () => lives.join(''),
    lastLog: () => lives.at(-1) ?? '',
    async start() {
      const life = lives.push('') - 1
      await warmProcess
        .ask({ kind: 'start', environment }, (text) => (lives[life] += text))
        .catch(withLog('did not start'))
      isRunning = true
    },
    async kill() {
      isRunning = false
      await warmProcess.kill()
    },
    async stop() {
      if (!isRunning) return
      isRunning = false
      await warmProcess.ask({ kind: 'stop' }).catch(withLog('did not stop'))
    },
  }
}
