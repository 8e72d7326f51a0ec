import type { Context } from '../../../context.ts'
import type { DiskWatch } from '../../../storage/disk-watch.ts'
import type { WaitingCodes } from '../../visit/document-requests/repository.ts'
import type { UnwrapWorkers } from './unwrap-workers.ts'

/** What taking and opening packages needs beside the context. */
export type ArrivalsContext = Context &
  WaitingCodes & {
    callbackSecret: string
    disk: DiskWatch
    unwrapWorkers: UnwrapWorkers
  }
