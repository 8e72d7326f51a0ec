import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { QuarantineReason } from '@diia-desk/contract'
import type { ArrivalsContext } from './arrivals-context.ts'
import type { BlobLocation, BlobRow, BlobWriter } from '../../../storage/blobs.ts'
import { discardAfterFailure, discardBlobs, deleteBlobRow } from '../../../storage/discard-blobs.ts'
import type { Database } from '../../../storage/schema.ts'
import { compileOnce } from '../../../storage/compile-once.ts'
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
      await insertBlob(trx, blob)
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
  { db }: ArrivalsContext,
  { source, request }: Arrival,
  hash: string,
): Promise<Known | undefined> {
  const [known] = await (request === undefined
    ? findWithoutRequest(db, { hash, source })
    : findOfRequest(db, { hash, request }))
  return known
}

const knownColumns = ['id', 'state', 'reason', 'trouble', 'judged_under', 'settled_at', 'blob_id'] as const

const findOfRequest = compileOnce<{ hash: string; request: string }, Known>((db, slot) =>
  db
    .selectFrom('document_packages')
    .select(knownColumns)
    .where('request_id', '=', slot('request'))
    .where('delivery_hash', '=', slot('hash')),
)

const findWithoutRequest = compileOnce<{ hash: string; source: string }, Known>((db, slot) =>
  db
    .selectFrom('document_packages')
    .select(knownColumns)
    .where('request_id', 'is', null)
    .where('source', '=', slot('source'))
    .where('delivery_hash', '=', slot('hash')),
)

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
  const [row] = await insertPackage(trx, {
    id: randomUUID(),
    source,
    policy,
    request: request ?? null,
    staff: staffId ?? null,
    window: window ?? null,
    hash: deliveryHash,
    blob: blob.id,
    receivedAt: receivedAt.toISOString(),
  })
  return { taken: row !== undefined }
}

type NewPackage = Record<'id' | 'source' | 'policy' | 'hash' | 'blob' | 'receivedAt', string> &
  Record<'request' | 'staff' | 'window', string | null>

const insertPackage = compileOnce<NewPackage, { id: string }>((db, slot) =>
  db
    .insertInto('document_packages')
    .values({
      id: slot('id'),
      source: slot('source'),
      policy: slot('policy'),
      request_id: slot('request'),
      staff_id: slot('staff'),
      window: slot('window'),
      delivery_hash: slot('hash'),
      blob_id: slot('blob'),
      state: 'stored',
      reason: null,
      detail: null,
      attempts: 0,
      claimed_until: null,
      received_at: slot('receivedAt'),
      settled_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
)

const insertBlob = compileOnce<BlobRow, unknown>((db, slot) =>
  db.insertInto('blobs').values({
    id: slot('id'),
    store: slot('store'),
    key_id: slot('key_id'),
    wrapped_key: slot('wrapped_key'),
    bytes: slot('bytes'),
    created_at: slot('created_at'),
  }),
)

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
