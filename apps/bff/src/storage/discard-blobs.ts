import type { Transaction } from 'kysely'
import type { Logger } from '../logger.ts'
import type { BlobLocation, BlobStore } from './blobs.ts'
import { OutcomeUnknown } from './commits.ts'
import type { Database } from './schema.ts'

interface Parts {
  blobs: Pick<BlobStore, 'remove'>
  log: Logger
}

/**
 * Deletes a blob's row.
 *
 * @returns where its bytes are, to be discarded after the transaction was committed
 */
export async function deleteBlobRow(trx: Transaction<Database>, id: string | null): Promise<BlobLocation[]> {
  if (id === null) return []
  return await trx.deleteFrom('blobs').where('id', '=', id).returning(['id', 'store']).execute()
}

/**
 * Removes files that no row refers to. The change was committed before, so a file that cannot be removed now causes no
 * error. The next start sets it aside.
 */
export async function discardBlobs({ blobs, log }: Parts, places: readonly BlobLocation[]): Promise<void> {
  for (const place of places)
    await blobs
      .remove(place)
      .catch((error: unknown) => log.warn({ error }, 'a file that is no longer needed could not be removed'))
}

/**
 * After a failed transaction: removes the files whose rows it was to add. If the outcome is unknown, the rows may
 * exist, and the files stay.
 */
export async function discardAfterFailure(
  parts: Parts,
  places: readonly BlobLocation[],
  error: unknown,
): Promise<void> {
  if (error instanceof OutcomeUnknown)
    parts.log.error({ error, count: places.length }, 'outcome of a transaction unknown, its files stay')
  else await discardBlobs(parts, places)
}
