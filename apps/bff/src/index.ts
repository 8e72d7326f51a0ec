// What the tests and benchmarks of the repository start the bff with.
export { readConfig } from './config.ts'
export { demoCallbackSecret, demoEnvironment } from './demo-environment.ts'
export { createLogger } from './logger.ts'
export { startServer } from './server.ts'
export type { RunningServer } from './server.ts'
