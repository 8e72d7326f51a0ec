import { randomUUID } from 'node:crypto'
import { documentTypeEntry, holderName, shownFields } from '@diia-desk/contract'
import type { Seal } from '@diia-desk/contract'
import type { AcceptedPackage } from '@diia-desk/diia-client'
import type { Insertable, Transaction } from 'kysely'
import type { ArrivalsContext } from './arrivals-context.ts'
import type { BlobRow } from '../../../storage/blobs.ts'
import { discardAfterFailure, discardBlobs } from '../../../storage/discard-blobs.ts'
import type { Database, DocumentCopiesTable } from '../../../storage/schema.ts'
import { sealRecord } from '../copies/repository.ts'
import type { CopyRecord } from '../copies/repository.ts'
import { moveRequestIn, notArrived } from '../../visit/document-requests/repository.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { Change } from '../../../events/events.ts'
import type { PackageRow } from './claim-package.ts'
import { quarantine } from './quarantine.ts'

type AcceptedDocument = AcceptedPackage['documents'][number]

/**
 * Turns a verified package into copies: all of them or none. A signature is released once, ever; what comes beside one
 * that is here already is new and is kept.
 *
 * @param requestId the request whose it is, where that is another than it was posted under
 */
export async function releasePackage(
  ctx: ArrivalsContext,
  row: PackageRow,
  accepted: AcceptedPackage,
  requestId = row.request_id,
): Promise<void> {
  const earlier = await ctx.db
    .selectFrom('document_copies')
    .select(['request_id', 'signature_sha256'])
    .where(
      'signature_sha256',
      'in',
      accepted.documents.map(({ signatureSha256 }) => signatureSha256),
    )
    .execute()
  if (earlier.some((copy) => copy.request_id !== requestId))
    return await quarantine(ctx, row, 'replayed', 'signature-of-another-request')
  const known = new Set(earlier.map(({ signature_sha256 }) => signature_sha256))
  const documents = accepted.documents.filter(({ signatureSha256 }) => !known.has(signatureSha256))
  if (documents.length === 0) return await settleDuplicate(ctx, row, requestId)

  const request = await ctx.db
    .selectFrom('document_requests')
    .select(['staff_id', 'window'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  const now = ctx.now()
  const blobs: BlobRow[] = []
  const copies: Insertable<DocumentCopiesTable>[] = []
  try {
    for (const [position, document] of documents.entries()) {
      const pdf = await ctx.blobs.put(document.pdf, now)
      blobs.push(pdf)
      const container = await ctx.blobs.put(document.signedData, now)
      blobs.push(container)
      const id = randomUUID()
      copies.push({
        id,
        request_id: requestId,
        package_id: row.id,
        position,
        type: document.type,
        received_at: row.received_at,
        staff_id: request.staff_id,
        window: request.window,
        sealed: sealRecord(ctx, id, toRecord(document, accepted)),
        pdf_blob_id: pdf.id,
        container_blob_id: container.id,
        pdf_bytes: document.pdf.length,
        signature_sha256: document.signatureSha256,
      })
    }
    await changeWithEvents(ctx, async (change) => {
      const { trx, tell } = change
      const settled = await trx
        .updateTable('document_packages')
        .set({
          ...settledAs('released', now),
          ...(!(await ownerHasItToo(trx, row, requestId)) && { request_id: requestId }),
        })
        .where('id', '=', row.id)
        .where('state', '=', 'unwrapping')
        .returning('id')
        .executeTakeFirst()
      if (settled === undefined) throw new SettledElsewhere()
      await trx.insertInto('blobs').values(blobs).execute()
      await trx.insertInto('document_copies').values(copies).execute()
      if (row.blob_id !== null) await trx.deleteFrom('blobs').where('id', '=', row.blob_id).execute()
      await moveRequestIn(ctx, change, requestId, notArrived, 'arrived', { quarantine_reason: null })
      await takeBack(ctx, change, row.request_id, requestId)
      if (row.looks > 0 || row.waits > 0) await tell({ type: 'system-health' })
    })
  } catch (error) {
    await discardAfterFailure(
      ctx,
      blobs.map(({ id }) => id),
      error,
    )
    if (error instanceof SettledElsewhere) return
    throw error
  }
  // The delivery as it came holds nothing that the seals and PDFs kept don't; only the envelope around them is gone.
  if (row.blob_id !== null) await discardBlobs(ctx, [row.blob_id])
  ctx.log.info(
    {
      packageId: row.id,
      requestId,
      documents: documents.length,
      ms: now.getTime() - new Date(row.received_at).getTime(),
    },
    'package released',
  )
}

/** The same bytes came under the owner's id as well: a request has a delivery once, so this row stays where it was posted. */
async function ownerHasItToo(trx: Transaction<Database>, row: PackageRow, owner: string): Promise<boolean> {
  if (owner === row.request_id) return false
  return (
    (await trx
      .selectFrom('document_packages')
      .select('id')
      .where('request_id', '=', owner)
      .where('delivery_hash', '=', row.delivery_hash)
      .executeTakeFirst()) !== undefined
  )
}

/** Another process took the package over after this one's claim had ended. */
class SettledElsewhere extends Error {}

const settledAs = (state: 'released' | 'duplicate', now: Date) => ({
  state,
  reason: null,
  detail: null,
  blob_id: null,
  claimed_until: null,
  settled_at: now.toISOString(),
  waits: 0,
  trouble: null,
  trouble_since: null,
})

/** The same signatures for the same request, wrapped anew: Diia delivered twice. */
async function settleDuplicate(ctx: ArrivalsContext, row: PackageRow, requestId: string): Promise<void> {
  await changeWithEvents(ctx, async (change) => {
    const { trx } = change
    await trx
      .updateTable('document_packages')
      .set(settledAs('duplicate', change.now))
      .where('id', '=', row.id)
      .execute()
    if (row.blob_id !== null) await trx.deleteFrom('blobs').where('id', '=', row.blob_id).execute()
    await moveRequestIn(ctx, change, requestId, notArrived, 'arrived', { quarantine_reason: null })
    await takeBack(ctx, change, row.request_id, requestId)
  })
  if (row.blob_id !== null) await discardBlobs(ctx, [row.blob_id])
  ctx.log.info({ packageId: row.id, requestId }, 'package was here before')
}

/** The request under whose id another's package was posted is what it was, as if nothing had come for it. */
async function takeBack(ctx: ArrivalsContext, change: Change, posted: string, owner: string): Promise<void> {
  if (posted === owner) return
  const { trx, now } = change
  const others = await trx
    .selectFrom('document_packages')
    .select('id')
    .where('request_id', '=', posted)
    .where('state', 'in', ['stored', 'unwrapping'])
    .executeTakeFirst()
  if (others !== undefined) return
  const { code_ends_at, state_before } = await trx
    .selectFrom('document_requests')
    .select(['code_ends_at', 'state_before'])
    .where('id', '=', posted)
    .executeTakeFirstOrThrow()
  const waited = state_before === null || state_before === 'waiting' || state_before === 'asking'
  await moveRequestIn(
    ctx,
    change,
    posted,
    ['checking'],
    !waited ? state_before : code_ends_at > now.toISOString() ? 'waiting' : 'lapsed',
  )
}

function toRecord(document: AcceptedDocument, accepted: AcceptedPackage): CopyRecord {
  const holder = holderName(document.type, document.fields)
  const fields = shownFields(document.type, document.fields)
  const number = fields.find(({ key }) => key === documentTypeEntry(document.type)?.number)?.value
  return {
    fileName: document.fileName,
    ...(holder !== undefined && { holder }),
    ...(number !== undefined && { number }),
    fields,
    seal: toSeal(document),
    metadataSignedData: Buffer.from(accepted.metadataSignedData).toString('base64'),
  }
}

function toSeal({ report }: AcceptedDocument): Seal {
  return {
    signer: report.signer.commonName,
    ...(report.signer.organization !== undefined && { organization: report.signer.organization }),
    ...(report.signer.edrpou !== undefined && { edrpou: report.signer.edrpou }),
    issuer: report.signer.issuer,
    certificateSerial: report.signer.serialHex,
    ...(report.signedAt !== undefined && { signedAt: report.signedAt }),
    ...(report.timestampedAt !== undefined && { timestampedAt: report.timestampedAt }),
    verifiedAt: report.verifiedAt,
    algorithm: `${report.signatureAlgorithm}, ${report.digestAlgorithm}`,
    sha256: report.contentSha256,
  }
}
