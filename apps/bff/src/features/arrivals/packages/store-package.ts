import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { QuarantineReason } from '@diia-desk/contract'
import type { ArrivalsContext } from './arrivals-context.ts'
import type { BlobLocation, BlobRow, BlobWriter } from '../../../storage/blobs.ts'
import { discardAfterFailure, discardBlobs, deleteBlobRow } from '../../../storage/discard-blobs.ts'
import type { Database } from '../../../storage/schema.ts'
import { addSeconds } from '../../../time.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { Change } from '../../../events/events.ts'
import { judgedUnder } from './judged-under.ts'
import { mayPass } from './may-pass.ts'
import type { Arrival } from './source.ts'

interface Known {
  id: string
  state: string
  reason: QuarantineReason | null
  trouble: string | null
  judged_under: string | null
  settled_at: string | null
  blob_id: string | null
}

/** A package that cost much is not looked at again with every delivery of it. */
const costlyPauseSeconds = 600

/**
 * Makes a received package durable: first the file, then the row that refers to it. The same delivery a second time
 * finds its row and leaves nothing behind. Only if the first was set aside for a reason that may have passed, or its
 * file was lost, the new one replaces it and is checked.
 *
 * @returns true for a delivery that was received before
 */
export async function storePackage(
  ctx: ArrivalsContext,
  arrival: Arrival,
  deliveryHash: string,
  writer: BlobWriter,
): Promise<boolean> {
  let known: Known | undefined
  let blob: BlobRow
  try {
    known = await findKnown(ctx, arrival, deliveryHash)
    if (known !== undefined && !isWorthLooking(ctx, known, await judgedUnder(ctx, arrival))) {
      await writer.abort()
      return true
    }
    blob = await writer.commit(arrival.receivedAt)
  } catch (error) {
    await writer
      .abort()
      .catch((failure: unknown) => ctx.log.warn({ error: failure }, 'file of a failed delivery stays'))
    throw error
  }
  let stored: { taken: boolean; replaced?: BlobLocation[] }
  try {
    stored = await changeWithEvents(ctx, async (change) => {
      const { trx } = change
      await trx.insertInto('blobs').values(blob).execute()
      const result =
        known === undefined ? await insert(trx, arrival, deliveryHash, blob) : await replace(change, known, blob)
      if (result.taken) await ctx.sources.of(arrival).stored?.(change, arrival)
      else await trx.deleteFrom('blobs').where('id', '=', blob.id).execute()
      return result
    })
  } catch (error) {
    await discardAfterFailure(ctx, [blob], error)
    throw error
  }
  ctx.disk.recordWrite()
  if (stored.taken) ctx.bus.wake('packages')
  await discardBlobs(ctx, stored.taken ? (stored.replaced ?? []) : [blob])
  return known !== undefined || !stored.taken
}

async function findKnown(
  ctx: ArrivalsContext,
  { source, request }: Arrival,
  deliveryHash: string,
): Promise<Known | undefined> {
  return await ctx.db
    .selectFrom('document_packages')
    .select(['id', 'state', 'reason', 'trouble', 'judged_under', 'settled_at', 'blob_id'])
    .where((eb) =>
      request === undefined
        ? eb.and([eb('request_id', 'is', null), eb('source', '=', source)])
        : eb('request_id', '=', request),
    )
    .where('delivery_hash', '=', deliveryHash)
    .executeTakeFirst()
}

function isWorthLooking(
  ctx: ArrivalsContext,
  { state, reason, trouble, judged_under, settled_at }: Known,
  under: string,
): boolean {
  if (state === 'stored') return trouble === 'file-missing' || trouble === 'file-damaged'
  if (state !== 'quarantined' || reason === null) return false
  if (reason === 'too-costly')
    return settled_at !== null && settled_at < addSeconds(ctx.now(), -costlyPauseSeconds).toISOString()
  return mayPass(reason) || judged_under !== under
}

async function insert(
  trx: Transaction<Database>,
  { source, policy, request, staffId, window, receivedAt }: Arrival,
  deliveryHash: string,
  blob: BlobRow,
): Promise<{ taken: boolean }> {
  const row = await trx
    .insertInto('document_packages')
    .values({
      id: randomUUID(),
      source,
      policy,
      request_id: request ?? null,
      staff_id: staffId ?? null,
      window: window ?? null,
      delivery_hash: deliveryHash,
      blob_id: blob.id,
      state: 'stored',
      reason: null,
      detail: null,
      attempts: 0,
      claimed_until: null,
      received_at: receivedAt.toISOString(),
      settled_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return { taken: row !== undefined }
}

/** Replaces it only from the state that was read: of several at the same time one succeeds. */
async function replace(
  { trx, tell }: Change,
  known: Known,
  blob: BlobRow,
): Promise<{ taken: boolean; replaced?: BlobLocation[] }> {
  const row = await trx
    .updateTable('document_packages')
    .set(({ eb }) => ({
      state: 'stored',
      reason: null,
      detail: null,
      settled_at: null,
      claimed_until: null,
      waits: 0,
      trouble: null,
      trouble_since: null,
      costly_tries: 0,
      looks: eb('looks', '+', known.state === 'quarantined' ? 1 : 0),
      blob_id: blob.id,
    }))
    .where('id', '=', known.id)
    .where('state', '=', known.state as 'stored')
    .where('blob_id', 'is not distinct from', known.blob_id)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return { taken: false }
  const replaced = await deleteBlobRow(trx, known.blob_id)
  await tell({ type: 'system-health' })
  return { taken: true, replaced }
}
