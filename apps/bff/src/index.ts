// The entry for tests and benchmarks of the repository that start the bff.
export { readConfig } from './config.ts'
export { demoCallbackSecret, demoEnvironment } from './demo-environment.ts'
export { createLogger } from './logger.ts'
export { startServer } from './server.ts'
export type { RunningServer } from './server.ts'
