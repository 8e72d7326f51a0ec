import type { Context } from '../../../context.ts'
import type { DiskWatch } from '../../../storage/disk-watch.ts'
import type { Sources } from './sources.ts'
import type { UnwrapWorkers } from './unwrap-workers.ts'

/** What taking and opening packages needs beside the context. */
export type ArrivalsContext = Context & {
  callbackSecret: string
  disk: DiskWatch
  unwrapWorkers: UnwrapWorkers
  /** Where packages come from; each is added where the program is put together. */
  sources: Sources
}
