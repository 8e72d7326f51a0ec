// A process that runs one bff after another, each with its own data and settings, so that the program is loaded only
// once. Controlled by its parent, see `warm-process.ts`.
import { Writable } from 'node:stream'
import { createLogger, readConfig, startServer } from '@diia-desk/bff'
import type { RunningServer } from '@diia-desk/bff'
import type { FromHost, ToHost } from './warm-process.ts'

let running: RunningServer | undefined

const tell = (message: FromHost): void => void process.send?.(message)
const said = new Writable({
  write(chunk: Buffer, _encoding, done) {
    tell({ kind: 'said', text: chunk.toString() })
    done()
  },
})

// As in main.ts: an unhandled rejection ends the process, and so fails the test.
process.on('unhandledRejection', (error) => {
  process.stderr.write(`unhandled rejection: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`)
  process.exit(1)
})
process.on('disconnect', () => process.exit(0))
process.on('message', (message: ToHost) => {
  act(message).then(
    () => tell({ kind: 'done' }),
    (error: unknown) => tell({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? '') : String(error) }),
  )
})

async function act(message: ToHost): Promise<void> {
  if (message.kind === 'start') {
    const { config, secrets } = readConfig(message.environment)
    running = await startServer(config, secrets, createLogger(config.logLevel, said))
  } else {
    await running?.close()
    running = undefined
  }
}
