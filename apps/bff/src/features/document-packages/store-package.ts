import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { BlobWriter } from '../../storage/blobs.ts'
import { discardAfterFailure, discardBlobs } from '../../storage/discard-blobs.ts'
import { moveRequestIn, notArrived } from '../document-requests/repository.ts'
import { changeWithEvents } from '../events/events.ts'

/**
 * Makes a received package durable: the file first, then the row that knows it. The same delivery a second time finds
 * its row and leaves nothing behind.
 *
 * @returns true for a delivery that was here before
 */
export async function storePackage(ctx: Context, requestId: string, deliveryHash: string, writer: BlobWriter): Promise<boolean> {
  if (await isKnown(ctx, requestId, deliveryHash)) {
    await writer.abort()
    return true
  }
  const now = ctx.now()
  const blob = await writer.commit(now)
  const stored = await changeWithEvents(ctx, async (trx, tell) => {
    await trx.insertInto('blobs').values(blob).execute()
    const row = await trx.insertInto('document_packages')
      .values({
        id: randomUUID(),
        request_id: requestId,
        delivery_hash: deliveryHash,
        blob_id: blob.id,
        state: 'stored',
        reason: null,
        detail: null,
        attempts: 0,
        claimed_until: null,
        received_at: now.toISOString(),
        settled_at: null,
      })
      .onConflict((conflict) => conflict.columns(['request_id', 'delivery_hash']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) await trx.deleteFrom('blobs').where('id', '=', blob.id).execute()
    else await moveRequestIn(ctx, trx, tell, requestId, notArrived, 'checking')
    return row !== undefined
  }).catch(async (error: unknown) => {
    await discardAfterFailure(ctx, [blob.id], error)
    throw error
  })
  if (stored) ctx.bus.wake('packages')
  else await discardBlobs(ctx, [blob.id])
  return !stored
}

async function isKnown(ctx: Context, requestId: string, deliveryHash: string): Promise<boolean> {
  const row = await ctx.db.selectFrom('document_packages').select('id').where('request_id', '=', requestId).where('delivery_hash', '=', deliveryHash).executeTakeFirst()
  return row !== undefined
}
