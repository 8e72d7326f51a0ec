import { randomUUID } from 'node:crypto'
import { documentTypeEntry, holderName, shownFields } from '@diia-desk/contract'
import type { Seal } from '@diia-desk/contract'
import type { AcceptedPackage } from '@diia-desk/diia-client'
import type { Insertable, Transaction } from 'kysely'
import type { ArrivalsContext } from './arrivals-context.ts'
import type { BlobLocation, BlobRow } from '../../../storage/blobs.ts'
import { discardAfterFailure, discardBlobs, deleteBlobRow } from '../../../storage/discard-blobs.ts'
import type { Database, DocumentCopiesTable } from '../../../storage/schema.ts'
import { sealRecord } from '../copies/repository.ts'
import type { CopyRecord } from '../copies/repository.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { PackageRow } from './package-row.ts'
import { quarantine } from './quarantine.ts'
import type { Owner } from './source.ts'

type AcceptedDocument = AcceptedPackage['documents'][number]

/**
 * Turns a verified package into copies, all of them or none. A signature is released only once. Documents that are new
 * are kept even when others of the same package were released before.
 *
 * @param owner the owner, if it is not the one it was delivered to
 */
export async function releasePackage(
  ctx: ArrivalsContext,
  row: PackageRow,
  accepted: AcceptedPackage,
  owner: Owner = ownerOf(row),
): Promise<void> {
  const source = ctx.sources.of(row)
  const requestId = owner.request ?? null
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
  if (documents.length === 0) return await settleDuplicate(ctx, row, owner)

  const releasedAt = ctx.now()
  const blobs: BlobRow[] = []
  const copies: Insertable<DocumentCopiesTable>[] = []
  let delivered: BlobLocation[] = []
  try {
    for (const [position, document] of documents.entries()) {
      const pdf = await ctx.blobs.put(document.pdf, releasedAt)
      blobs.push(pdf)
      const container = await ctx.blobs.put(document.signedData, releasedAt)
      blobs.push(container)
      const id = randomUUID()
      copies.push({
        id,
        request_id: requestId,
        package_id: row.id,
        position,
        type: document.type,
        received_at: row.received_at,
        staff_id: owner.staffId ?? null,
        window: owner.window ?? null,
        sealed: sealRecord(ctx, id, toRecord(document, accepted)),
        pdf_blob_id: pdf.id,
        container_blob_id: container.id,
        pdf_bytes: document.pdf.length,
        signature_sha256: document.signatureSha256,
      })
    }
    await changeWithEvents(ctx, async (change) => {
      const { trx, tell, now } = change
      const settled = await trx
        .updateTable('document_packages')
        .set({
          ...settledAs('released', now),
          ...(!(await ownerHasSameDelivery(trx, row, requestId)) && {
            request_id: requestId,
            staff_id: owner.staffId ?? null,
            window: owner.window ?? null,
          }),
        })
        .where('id', '=', row.id)
        .where('state', '=', 'unwrapping')
        .returning('id')
        .executeTakeFirst()
      if (settled === undefined) throw new SettledElsewhere()
      await trx.insertInto('blobs').values(blobs).execute()
      await trx.insertInto('document_copies').values(copies).execute()
      delivered = await deleteBlobRow(trx, row.blob_id)
      await source.released?.(change, row, owner)
      if (requestId === null)
        await tell({ type: 'document-copies', ...(owner.window !== undefined && { window: owner.window }) })
      if (row.looks > 0 || row.waits > 0) await tell({ type: 'system-health' })
    })
  } catch (error) {
    await discardAfterFailure(ctx, blobs, error)
    if (error instanceof SettledElsewhere) return
    throw error
  }
  // The seals and PDFs that are kept contain everything of the delivery except the envelope around them.
  await discardBlobs(ctx, delivered)
  ctx.log.info(
    {
      packageId: row.id,
      source: row.source,
      requestId,
      documents: documents.length,
      ms: releasedAt.getTime() - new Date(row.received_at).getTime(),
    },
    'package released',
  )
}

function ownerOf({ request_id: request, staff_id: staffId, window }: PackageRow): Owner {
  return {
    ...(request !== null && { request }),
    ...(staffId !== null && { staffId }),
    ...(window !== null && { window }),
  }
}

/**
 * The same bytes were also delivered under the owner's id. A request has each delivery once, so this row stays with the
 * request that it was posted under.
 */
async function ownerHasSameDelivery(
  trx: Transaction<Database>,
  row: PackageRow,
  owner: string | null,
): Promise<boolean> {
  if (owner === null || owner === row.request_id) return false
  return (
    (await trx
      .selectFrom('document_packages')
      .select('id')
      .where('request_id', '=', owner)
      .where('delivery_hash', '=', row.delivery_hash)
      .executeTakeFirst()) !== undefined
  )
}

/** Another process took over the package after the claim of this process had expired. */
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

/** The same signatures for the same owner in a new envelope: Diia delivered twice. */
async function settleDuplicate(ctx: ArrivalsContext, row: PackageRow, owner: Owner): Promise<void> {
  let delivered: BlobLocation[] = []
  await changeWithEvents(ctx, async (change) => {
    const { trx, now } = change
    await trx.updateTable('document_packages').set(settledAs('duplicate', now)).where('id', '=', row.id).execute()
    delivered = await deleteBlobRow(trx, row.blob_id)
    await ctx.sources.of(row).released?.(change, row, owner)
  })
  await discardBlobs(ctx, delivered)
  ctx.log.info({ packageId: row.id, source: row.source, requestId: owner.request }, 'package was received before')
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
