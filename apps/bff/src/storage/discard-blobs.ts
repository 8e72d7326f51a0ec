import type { Transaction } from 'kysely'
import type { Logger } from '../logger.ts'
import type { BlobPlace, BlobStore } from './blobs.ts'
import { OutcomeUnknown } from './commits.ts'
import type { Database } from './schema.ts'

interface Parts {
  blobs: Pick<BlobStore, 'remove'>
  log: Logger
}

/** Deletes a blob's row. @returns where its bytes are, to be discarded once the transaction is committed */
export async function forgetBlob(trx: Transaction<Database>, id: string | null): Promise<BlobPlace[]> {
  if (id === null) return []
  return await trx.deleteFrom('blobs').where('id', '=', id).returning(['id', 'store']).execute()
}

/**
 * Removes files that no row knows any more, or none ever knew. The change is done by then: a file that can't be removed
 * now is set aside at the next start, and fails nothing.
 */
export async function discardBlobs({ blobs, log }: Parts, places: readonly BlobPlace[]): Promise<void> {
  for (const place of places)
    await blobs.remove(place).catch((error: unknown) => log.warn({ error }, 'a file that is not needed stays'))
}

/** After a transaction failed: removes the files whose rows it was to add, unless it may have added them after all. */
export async function discardAfterFailure(parts: Parts, places: readonly BlobPlace[], error: unknown): Promise<void> {
  if (error instanceof OutcomeUnknown)
    parts.log.error({ error, count: places.length }, 'outcome of a transaction unknown, its files stay')
  else await discardBlobs(parts, places)
}
