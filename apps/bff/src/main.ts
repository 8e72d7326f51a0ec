import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from './config.ts'
import { KeysUnusable } from './features/arrivals/packages/unwrap-workers.ts'
import { createLogger } from './logger.ts'
import { startServer } from './server.ts'
import { readSettingsFile } from './settings-file.ts'
import { StartError } from './start-error.ts'

try {
  const { config, secrets } = readConfig(readEnvironment(process.argv.slice(2)))
  const log = createLogger(config.logLevel)
  process.on('unhandledRejection', (error) => {
    log.fatal({ error }, 'unhandled rejection')
    process.exit(1)
  })
  const server = await startServer(config, secrets, log)
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)

  log.info({ mode: config.mode, url: server.url, database: config.storage.database.kind }, 'ready')
  // Tells a parent process that waits for it, such as the start command and the tests. A parent may end this process as
  // soon as it receives the message, so the signal handlers are installed before.
  process.send?.({ ready: server.url })
} catch (error) {
  if (error instanceof ConfigError || error instanceof StartError || error instanceof KeysUnusable) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  throw error
}

/** The settings of the file that `--settings` names; otherwise the environment. */
function readEnvironment(args: string[]): Record<string, string | undefined> {
  let settings: string | undefined
  try {
    settings = parseArgs({ args, options: { settings: { type: 'string' } } }).values.settings
  } catch (error) {
    throw new ConfigError(
      `${error instanceof Error ? error.message : 'Bad arguments.'}\nUsage: node apps/bff/src/main.ts [--settings FILE]; a file like apps/bff/.env.example. Without it, settings come from the environment.`,
    )
  }
  return settings === undefined ? process.env : readSettingsFile(settings)
}
