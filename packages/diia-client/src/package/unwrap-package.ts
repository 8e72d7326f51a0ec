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
 * Opens what one delivery brought and believes all of it or nothing: every part verifies under the policy, one seal
 * signed them all, the metadata and the files name each other, and it answers this request at its time. Synchronous
 * work of the processor, tens of milliseconds for each MiB, so it belongs in a worker.
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
  const metadataProof = open(metadataPart, options, 'metadata')
  const metadata = parseMetadata(metadataProof)
  answersRequest(metadata, delivery)
  const matched = matchFiles(files, metadata)
  const proofs = matched.map(({ file }) => open(file.bytes, options, 'file'))

  const { signer } = metadataProof.report
  if (proofs.some(({ report }) => report.signer.certificateSha256 !== signer.certificateSha256))
    throw new Quarantine('mixed-signers')
  const { requestedAt } = delivery
  if (requestedAt !== undefined) for (const proof of [metadataProof, ...proofs]) isFresh(proof, requestedAt, options)
  // Of two documents whose file is the same one, at least one would show another's PDF.
  if (new Set(proofs.map(({ signatureSha256 }) => signatureSha256)).size < proofs.length)
    throw new Quarantine('incomplete', { part: 'file', detail: 'one-file-for-several-documents' })

  const documents = matched.map(({ file, document }, index) => {
    const proof = proofs[index]
    if (proof?.contentKind !== 'pdf') throw new Quarantine('not-a-pdf', { part: 'file' })
    const { content, signedData, report, signatureSha256 } = proof
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
    metadataSignedData: metadataProof.signedData,
    metadataReport: metadataProof.report,
    signatureSha256s: [metadataProof, ...proofs].map(({ signatureSha256 }) => signatureSha256),
  }
}

function open(bytes: Uint8Array, options: UnwrapPackageOptions, part: 'metadata' | 'file'): Verified {
  const { trust, recipients, senders, policy, now, clockSkewSeconds, limits } = options
  const how: UnwrapOptions = {
    trust,
    recipients,
    senders,
    policy,
    now,
    ...(clockSkewSeconds === undefined ? {} : { clockSkewSeconds }),
    ...(limits ? { limits } : {}),
  }
  const outcome = unwrap(bytes, how)
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
 * The header is not signed, so what the signed metadata says must agree with it. By a code it may hold no requestId;
 * then the barcode ties it to the request, and where that is not known either (a QR was shown), only its freshness.
 */
function answersRequest(metadata: NormalisedMetadata, { requestIdHeader, expectedBarcode }: PackageParts): void {
  const { requestId, barcode } = metadata
  const wrong = (detail: string) =>
    new Quarantine('wrong-request', { part: 'metadata', detail, named: namedBy(metadata) })
  if (requestId !== undefined && requestIdHeader !== undefined && requestId !== requestIdHeader)
    throw wrong('request-id')
  if (!expectedBarcode) return
  if (barcode === undefined && requestId === undefined) throw wrong('names-no-request')
  if (barcode !== undefined && !expectedBarcode(barcode)) throw wrong('barcode')
}

/** Only what has the form of an id or of a number leaves: anything else names no request and may be personal. */
function namedBy({ requestId = '', barcode = '' }: NormalisedMetadata): NamedRequest {
  return {
    ...(/^[A-Za-z0-9_-]{10,255}$/.test(requestId) ? { requestId } : {}),
    ...(/^\d{1,20}$/.test(barcode) ? { barcode } : {}),
  }
}

/** A copy is signed after it was asked for and soon; an older one is a repetition of another request's. */
function isFresh(
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
