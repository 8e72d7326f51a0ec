import type { Context } from '../../../context.ts'
import type { DiskWatch } from '../../../storage/disk-watch.ts'
import type { Sources } from './sources.ts'
import type { UnwrapWorkers } from './unwrap-workers.ts'

/** What receiving and opening packages needs in addition to the context. */
export type ArrivalsContext = Context & {
  callbackSecret: string
  disk: DiskWatch
  unwrapWorkers: UnwrapWorkers
  /** The sources of packages. Each is added in `compose.ts`. */
  sources: Sources
}
