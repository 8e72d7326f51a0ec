import type { Logger } from '../logger.ts'
import type { BlobStore } from './blobs.ts'
import { OutcomeUnknown } from './commits.ts'

interface Parts {
  blobs: Pick<BlobStore, 'remove'>
  log: Logger
}

/**
 * Removes files that no row knows any more, or none ever knew. The change is done by then: a file that can't be removed
 * now is set aside at the next start, and fails nothing.
 */
export async function discardBlobs({ blobs, log }: Parts, ids: string[]): Promise<void> {
  for (const id of ids)
    await blobs.remove(id).catch((error: unknown) => log.warn({ error }, 'a file that is not needed stays'))
}

/** After a transaction failed: removes the files whose rows it was to add, unless it may have added them after all. */
export async function discardAfterFailure(parts: Parts, ids: string[], error: unknown): Promise<void> {
  if (error instanceof OutcomeUnknown)
    parts.log.error({ error, count: ids.length }, 'outcome of a transaction unknown, its files stay')
  else await discardBlobs(parts, ids)
}
