import { createHash } from 'node:crypto'
import { Asn1Error, type Asn1 } from './asn1/reader.ts'
import { equal } from './bytes.ts'
import { readSignedData, type SignedData, type SignerInfo } from './cms/signed-data.ts'
import { verifyTimestamp } from './cms/timestamp.ts'
import { ContentDigests, verifySigner } from './cms/verify-signer.ts'
import { algorithmLabel, oids } from './oids.ts'
import type { EnvelopeReport, Limits, Verified, VerificationReport, VerifyOptions } from './outcome.ts'
import { contentKind } from './content-kind.ts'
import { PointError } from './math/curve.ts'
import { checkPolicy, policyLabel } from './policy.ts'
import { Refusal } from './refusal.ts'
import { buildChain, chainRefusal } from './x509/chain.ts'
import type { Certificate } from './x509/certificate.ts'

export interface SignedMessage {
  element: Asn1
  /** The bytes of the whole message. */
  bytes: Uint8Array
  detached: Uint8Array | undefined
  envelope: EnvelopeReport | undefined
}

interface VerifyContext extends Pick<VerifyOptions, 'trust' | 'policy'> {
  now: Date
  skew: number
  limits: Limits
}

interface VerifiedSigner {
  certificate: Certificate
  signer: SignerInfo
  /** In the canonical encoding. */
  signature: Uint8Array
  times: SignatureTimes
}

interface SignatureTimes {
  signedAt?: Date
  timestampedAt?: Date
  best?: Date
  /** Reasons why timestamps were ignored. */
  ignored: string[]
}

/**
 * Verifies a SignedData in this order: structure, content; attributes, certificate and signature of each signer, then
 * its times and its chain; then the policy. Every signer must verify and one must satisfy the policy. Throws Refusal
 * or Asn1Error.
 */
export function verifySignedMessage(message: SignedMessage, options: VerifyOptions, limits: Limits): Verified {
  const context: VerifyContext = {
    trust: options.trust,
    policy: options.policy,
    now: options.now ?? new Date(),
    skew: (options.clockSkewSeconds ?? 300) * 1000,
    limits,
  }
  const signedData = readSignedData(message.element, limits)
  if (signedData.contentType !== oids.data)
    throw new Refusal('unsupported-format', 'content-type', {
      found: algorithmLabel(signedData.contentType).slice(0, 80),
    })
  const content = chooseContent(signedData, message.detached)
  const digests = new ContentDigests(content)
  const verified = signedData.signers.map((signer) => verifySignerAndChain(signedData, signer, digests, context))
  const chosen = selectSigner(verified, context)
  const kind = contentKind(content)
  if (options.expect !== undefined && options.expect !== kind)
    throw new Refusal('unsupported-format', `not-${options.expect}`)
  return {
    status: 'verified',
    content: content.slice(),
    contentKind: kind,
    signedData: message.bytes,
    report: makeReport(chosen, content, context, message.envelope),
    signatureSha256: sha256(chosen.signature),
  }
}

function chooseContent(signedData: SignedData, detached: Uint8Array | undefined): Uint8Array {
  const { content } = signedData
  if (content && detached && !equal(content, detached))
    throw new Refusal('content-mismatch', 'attached-and-detached-differ')
  const chosen = content ?? detached
  if (!chosen) throw new Refusal('unsupported-format', 'no-content')
  // Implementations differ in the hash of an empty message.
  if (chosen.length === 0) throw new Refusal('unsupported-format', 'empty-content')
  return chosen
}

function verifySignerAndChain(
  signedData: SignedData,
  signer: SignerInfo,
  digests: ContentDigests,
  context: VerifyContext,
): VerifiedSigner {
  const { trust, now } = context
  const enclosed = signedData.certificates.map((certificate) => trust.cachedInstance(certificate))
  const { certificate, signature } = verifySigner({
    signedData,
    signer,
    digests,
    pool: [...enclosed, ...trust.certificates],
    signingCertificate: 'required',
  })
  const times = establishTimes(signer, digests, context)
  checkValidity(certificate, times, now)
  const chain = buildChain(certificate, { trust, times: times.best ? [now, times.best] : [now], candidates: enclosed })
  if ('failure' in chain) throw chainRefusal(chain)
  return { certificate, signer, signature, times }
}

/** The certificate must have been valid at the time of signing and must be valid now; the status says which does not hold. */
function checkValidity({ notBefore, notAfter }: Certificate, { best, timestampedAt }: SignatureTimes, now: Date): void {
  const timeSource = timestampedAt ? 'proven-time' : 'claimed-time'
  if (best && best > notAfter) throw new Refusal('expired-at-signing', timeSource)
  if (best && best < notBefore) throw new Refusal('not-yet-valid', timeSource)
  if (now < notBefore) throw new Refusal('not-yet-valid', 'now')
  if (now > notAfter) throw new Refusal('certificate-expired', best ? `since-${timeSource}` : 'no-time-of-signing')
}

/**
 * Prefers a timestamp over the signature, then one over the content, then the claimed signing time. The signature was
 * made after the latest timestamp over the content, which it covers, and before the earliest timestamp over itself.
 */
function establishTimes(signer: SignerInfo, digests: ContentDigests, context: VerifyContext): SignatureTimes {
  const { trust, limits, now, skew } = context
  const claim = signer.signed.get(oids.signingTime)?.time()
  const contentTimestamp = latest(
    signer.contentTimestamps.map((token) => verifyTimestamp({ token, timestamped: digests, trust, limits })),
  )
  const { verified, ignored } = signatureTimestamps(signer, context)
  const signatureTimestamp = earliest(verified)
  const latestAllowed = now.getTime() + skew
  for (const time of [claim, contentTimestamp, ...verified]) {
    if (time && time.getTime() > latestAllowed) throw new Refusal('signed-in-the-future', 'signed-in-the-future')
  }
  // The content is timestamped, then signed, then the signature is timestamped.
  const order = [contentTimestamp, claim, signatureTimestamp].filter((time) => time !== undefined)
  if (order.some((time, i) => order.slice(i + 1).some((later) => time.getTime() > later.getTime() + skew))) {
    throw new Refusal('invalid-signature', 'times-out-of-order')
  }
  const timestampedAt = signatureTimestamp ?? contentTimestamp
  const best = timestampedAt ?? claim
  return {
    ...(claim && { signedAt: claim }),
    ...(timestampedAt && { timestampedAt }),
    ...(best && { best }),
    ignored,
  }
}

/**
 * The times of the timestamps over the signature that verify. The others are ignored and their reasons reported: anyone
 * who holds the message can add or remove unsigned attributes, so an invalid one says nothing about the signature.
 */
function signatureTimestamps(
  { unsigned, signature }: SignerInfo,
  { trust, limits }: VerifyContext,
): { verified: Date[]; ignored: string[] } {
  const tokens = unsigned.get(oids.signatureTimeStamp) ?? []
  const timestamped = new ContentDigests(signature)
  const verified: Date[] = []
  const ignored: string[] = []
  for (const [index, token] of tokens.entries()) {
    try {
      if (index >= limits.timestamps) throw new Refusal('malformed', 'too-many-timestamps')
      verified.push(verifyTimestamp({ token, timestamped, trust, limits }))
    } catch (error) {
      const { reason, found } = failureOf(error)
      ignored.push(found === undefined ? reason : `${reason}: ${found}`)
    }
  }
  return { verified, ignored }
}

function earliest(times: readonly Date[]): Date | undefined {
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0]
}

function latest(times: readonly Date[]): Date | undefined {
  return times.toSorted((a, b) => b.getTime() - a.getTime())[0]
}

function selectSigner(verified: readonly VerifiedSigner[], { policy }: VerifyContext): VerifiedSigner {
  let reason = 'policy'
  for (const candidate of verified) {
    const failed = checkPolicy(policy, candidate.certificate)
    if (failed === undefined) return candidate
    reason = failed
  }
  throw new Refusal('untrusted-signer', reason)
}

function makeReport(
  { certificate, signer, times }: VerifiedSigner,
  content: Uint8Array,
  context: VerifyContext,
  envelope: EnvelopeReport | undefined,
): VerificationReport {
  const { subject, issuer } = certificate
  return {
    signer: {
      commonName: subject.commonName ?? subject.organization ?? '',
      ...(subject.organization !== undefined && { organization: subject.organization }),
      ...(certificate.edrpou !== undefined && { edrpou: certificate.edrpou }),
      serialHex: certificate.serialHex,
      issuer: issuer.commonName ?? issuer.text,
      certificateSha256: certificate.sha256,
    },
    ...(times.signedAt && { signedAt: times.signedAt.toISOString() }),
    ...(times.timestampedAt && { timestampedAt: times.timestampedAt.toISOString() }),
    ...(times.ignored.length > 0 && { ignoredTimestamps: times.ignored }),
    ...(times.best && { bestTime: times.best.toISOString() }),
    verifiedAt: context.now.toISOString(),
    digestAlgorithm: algorithmLabel(signer.digestAlgorithm),
    signatureAlgorithm: signatureLabel(signer, certificate),
    contentSha256: sha256(content),
    policy: policyLabel(context.policy),
    trustStoreSha256: context.trust.sha256,
    ...(envelope && { envelope }),
  }
}

function signatureLabel(signer: SignerInfo, certificate: Certificate): string {
  const label = algorithmLabel(signer.signatureAlgorithm)
  const key = certificate.publicKey
  return key.kind === 'dstu' ? `${label}-${key.curve.m}` : label
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The outcome for a thrown Refusal or parse error; any other error is a bug and is thrown again. */
export function failureOf(error: unknown): Refusal['failure'] {
  if (error instanceof Refusal) return error.failure
  if (error instanceof Asn1Error) return { status: 'malformed', reason: 'encoding' }
  if (error instanceof PointError) return { status: 'malformed', reason: 'public-key' }
  throw error
}
