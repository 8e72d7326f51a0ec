import { randomUUID } from 'node:crypto'
import { documentTypeEntry, holderName, shownFields } from '@diia-desk/contract'
import type { Seal } from '@diia-desk/contract'
import type { AcceptedPackage } from '@diia-desk/diia-client'
import type { Insertable, Selectable } from 'kysely'
import type { Context } from '../../context.ts'
import type { BlobRow } from '../../storage/blobs.ts'
import { discardAfterFailure, discardBlobs } from '../../storage/discard-blobs.ts'
import type { DocumentCopiesTable, DocumentPackagesTable } from '../../storage/schema.ts'
import { sealRecord } from '../document-copies/repository.ts'
import type { CopyRecord } from '../document-copies/repository.ts'
import { moveRequestIn, notArrived } from '../document-requests/repository.ts'
import { changeWithEvents } from '../events/events.ts'
import { quarantine } from './quarantine.ts'

type PackageRow = Selectable<DocumentPackagesTable>
type AcceptedDocument = AcceptedPackage['documents'][number]

/** Turns a verified package into copies: all of them or none. A signature is released once, ever. */
export async function releasePackage(ctx: Context, row: PackageRow, accepted: AcceptedPackage): Promise<void> {
  const earlier = await ctx.db.selectFrom('document_copies').select(['request_id']).where('signature_sha256', 'in', accepted.documents.map(({ signatureSha256 }) => signatureSha256)).execute()
  if (earlier.some((copy) => copy.request_id !== row.request_id)) return await quarantine(ctx, row, 'replayed', 'signature-of-another-request')
  if (earlier.length > 0) return await settleDuplicate(ctx, row)

  const request = await ctx.db.selectFrom('document_requests').select(['staff_id', 'window']).where('id', '=', row.request_id).executeTakeFirstOrThrow()
  const now = ctx.now()
  const blobs: BlobRow[] = []
  const copies: Insertable<DocumentCopiesTable>[] = []
  try {
    for (const [position, document] of accepted.documents.entries()) {
      const pdf = await ctx.blobs.put(document.pdf, now)
      blobs.push(pdf)
      const container = await ctx.blobs.put(document.signedData, now)
      blobs.push(container)
      const id = randomUUID()
      copies.push({
        id,
        request_id: row.request_id,
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
    await changeWithEvents(ctx, async (trx, tell) => {
      await trx.insertInto('blobs').values(blobs).execute()
      await trx.insertInto('document_copies').values(copies).execute()
      await trx.updateTable('document_packages').set({ state: 'released', blob_id: null, claimed_until: null, settled_at: now.toISOString() }).where('id', '=', row.id).execute()
      if (row.blob_id !== null) await trx.deleteFrom('blobs').where('id', '=', row.blob_id).execute()
      await moveRequestIn(ctx, trx, tell, row.request_id, notArrived, 'arrived', { quarantine_reason: null })
    })
  } catch (error) {
    await discardAfterFailure(ctx, blobs.map(({ id }) => id), error)
    throw error
  }
  // The delivery as it came holds nothing that the seals and PDFs kept don't; only the envelope around them is gone.
  if (row.blob_id !== null) await discardBlobs(ctx, [row.blob_id])
  ctx.log.info({ packageId: row.id, requestId: row.request_id, documents: accepted.documents.length, ms: now.getTime() - new Date(row.received_at).getTime() }, 'package released')
}

/** The same signatures for the same request, wrapped anew: Diia delivered twice. */
async function settleDuplicate(ctx: Context, row: PackageRow): Promise<void> {
  await changeWithEvents(ctx, async (trx, tell) => {
    await trx.updateTable('document_packages').set({ state: 'duplicate', blob_id: null, claimed_until: null, settled_at: ctx.now().toISOString() }).where('id', '=', row.id).execute()
    if (row.blob_id !== null) await trx.deleteFrom('blobs').where('id', '=', row.blob_id).execute()
    await moveRequestIn(ctx, trx, tell, row.request_id, notArrived, 'arrived')
  })
  if (row.blob_id !== null) await discardBlobs(ctx, [row.blob_id])
  ctx.log.info({ packageId: row.id, requestId: row.request_id }, 'package was here before')
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
