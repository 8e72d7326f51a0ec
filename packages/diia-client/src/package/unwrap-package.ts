import { parseExactJson, readMetadata } from '@diia-desk/diia-wire'
import type { NormalisedMetadata } from '@diia-desk/diia-wire'
import { unwrap, type UnwrapOptions, type Verified } from '@diia-desk/dstu'
import { Quarantine, quarantineOf } from './faults.ts'
import { cleanFileName } from './file-names.ts'
import { matchFiles } from './match-files.ts'
import type { NamedRequest } from './named-request.ts'
import type { AcceptedPackage, PackageOutcome, PackageParts, UnwrapPackageOptions } from './outcome.ts'
import { sortParts } from './sort-parts.ts'

/**
 * Decrypts and verifies the package of one delivery and accepts all of it or nothing: every part satisfies the policy,
 * all are signed with the same certificate, files and metadata match, and the package belongs to this request and was
 * signed in time. Computes synchronously, tens of milliseconds per MiB, so call it in a worker thread.
 */
export function unwrapPackage(delivery: PackageParts, options: UnwrapPackageOptions): PackageOutcome {
  try {
    return accept(delivery, options)
  } catch (error) {
    if (!(error instanceof Quarantine)) throw error
    const { fault, part, detail, named } = error
    return {
      status: 'quarantined',
      reason: fault,
      ...(part === undefined ? {} : { part }),
      ...(detail === undefined ? {} : { detail }),
      ...(named === undefined ? {} : { named }),
    }
  }
}

function accept(delivery: PackageParts, options: UnwrapPackageOptions): AcceptedPackage {
  const { metadata: metadataPart, files } = sortParts(delivery.parts)
  const verifiedMetadata = verifyPart(metadataPart, options, 'metadata')
  const metadata = parseMetadata(verifiedMetadata)
  checkRequest(metadata, delivery)
  const matched = matchFiles(files, metadata)
  const verifiedFiles = matched.map(({ file }) => verifyPart(file.bytes, options, 'file'))

  const { signer } = verifiedMetadata.report
  if (verifiedFiles.some(({ report }) => report.signer.certificateSha256 !== signer.certificateSha256))
    throw new Quarantine('mixed-signers')
  const { requestedAt } = delivery
  if (requestedAt !== undefined)
    for (const verified of [verifiedMetadata, ...verifiedFiles]) checkFreshness(verified, requestedAt, options)
  // If two documents had the same file, at least one of them would show the PDF of another document.
  if (new Set(verifiedFiles.map(({ signatureSha256 }) => signatureSha256)).size < verifiedFiles.length)
    throw new Quarantine('incomplete', { part: 'file', detail: 'one-file-for-several-documents' })

  const documents = matched.map(({ file, document }, index) => {
    const verified = verifiedFiles[index]
    if (verified?.contentKind !== 'pdf') throw new Quarantine('not-a-pdf', { part: 'file' })
    const { content, signedData, report, signatureSha256 } = verified
    const { type, fields, shape } = document
    return {
      type,
      fileName: cleanFileName(file.fileName, type),
      pdf: content,
      signedData,
      report,
      signatureSha256,
      fields,
      shape,
    }
  })
  return {
    status: 'accepted',
    named: namedBy(metadata),
    signer,
    documents,
    metadataSignedData: verifiedMetadata.signedData,
    metadataReport: verifiedMetadata.report,
    signatureSha256s: [verifiedMetadata, ...verifiedFiles].map(({ signatureSha256 }) => signatureSha256),
  }
}

function verifyPart(bytes: Uint8Array, options: UnwrapPackageOptions, part: 'metadata' | 'file'): Verified {
  const { trust, recipients, senders, policy, now, clockSkewSeconds, limits } = options
  const unwrapOptions: UnwrapOptions = {
    trust,
    recipients,
    senders,
    policy,
    now,
    ...(clockSkewSeconds === undefined ? {} : { clockSkewSeconds }),
    ...(limits ? { limits } : {}),
  }
  const outcome = unwrap(bytes, unwrapOptions)
  if (outcome.status !== 'verified') throw quarantineOf(outcome, part)
  return outcome
}

function parseMetadata({ content }: Verified): NormalisedMetadata {
  let value: unknown
  try {
    value = parseExactJson(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch {
    throw new Quarantine('malformed', { part: 'metadata', detail: 'not-json' })
  }
  const metadata = readMetadata(value)
  if (!metadata) throw new Quarantine('malformed', { part: 'metadata', detail: 'not-metadata' })
  return metadata
}

/**
 * The header is not signed, so it must agree with the signed metadata. Metadata of a request by code may have no
 * requestId; then the barcode identifies the request. If the barcode is not known either (a QR code was used), only the
 * time of signing is checked.
 */
function checkRequest(metadata: NormalisedMetadata, { requestIdHeader, expectedBarcode }: PackageParts): void {
  const { requestId, barcode } = metadata
  const wrongRequest = (detail: string) =>
    new Quarantine('wrong-request', { part: 'metadata', detail, named: namedBy(metadata) })
  if (requestId !== undefined && requestIdHeader !== undefined && requestId !== requestIdHeader)
    throw wrongRequest('request-id')
  if (!expectedBarcode) return
  if (barcode === undefined && requestId === undefined) throw wrongRequest('names-no-request')
  if (barcode !== undefined && !expectedBarcode(barcode)) throw wrongRequest('barcode')
}

/** Returns only values with the format of an id or a barcode: anything else could be personal data. */
function namedBy({ requestId = '', barcode = '' }: NormalisedMetadata): NamedRequest {
  return {
    ...(/^[A-Za-z0-9_-]{10,255}$/.test(requestId) ? { requestId } : {}),
    ...(/^\d{1,20}$/.test(barcode) ? { barcode } : {}),
  }
}

/** A copy is signed soon after its request; an older one is a copy for another request. */
function checkFreshness(
  { report }: Verified,
  requestedAt: Date,
  { freshnessMinutes = 15, clockSkewSeconds = 300 }: UnwrapPackageOptions,
): void {
  const signedAt = new Date(report.bestTime ?? Number.NaN).getTime()
  const earliest = requestedAt.getTime() - clockSkewSeconds * 1000
  const latest = requestedAt.getTime() + freshnessMinutes * 60_000
  if (Number.isNaN(signedAt)) throw new Quarantine('stale', { detail: 'no-time' })
  if (signedAt < earliest) throw new Quarantine('stale', { detail: 'signed-before-request' })
  if (signedAt > latest) throw new Quarantine('stale', { detail: 'signed-long-after-request' })
}
