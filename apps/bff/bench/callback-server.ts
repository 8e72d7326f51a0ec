// The bff as it is released, with its package queue stopped until the benchmark says `open`: the benchmark measures the
// time to the acknowledgement, and unwrapping would compete with it and with the floor for the same processor.
import { createLogger } from '../src/logger.ts'
import { readConfig } from '../src/config.ts'
import { startPackageQueue } from '../src/features/arrivals/packages/process-packages.ts'
import { startServer } from '../src/server.ts'

const { config, secrets } = readConfig(process.env)
const server = await startServer(config, secrets, createLogger('silent'))
await server.packages.stop()
let queue: ReturnType<typeof startPackageQueue> | undefined
process.on('message', () => {
  queue = startPackageQueue(server.ctx)
})
process.on('SIGTERM', () => {
  void (async () => {
    await queue?.stop()
    await server.close()
    process.exit(0)
  })()
})
process.send?.({ ready: server.url })
