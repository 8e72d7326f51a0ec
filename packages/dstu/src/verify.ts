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
import { judgePolicy, policyLabel } from './policy.ts'
import { Refusal } from './refusal.ts'
import { buildChain, chainRefusal } from './x509/chain.ts'
import type { Certificate } from './x509/certificate.ts'

export interface SignedMessage {
  element: Asn1
  /** The same message as bytes. */
  bytes: Uint8Array
  detached: Uint8Array | undefined
  envelope: EnvelopeReport | undefined
}

interface Context extends Pick<VerifyOptions, 'trust' | 'policy'> {
  now: Date
  skew: number
  limits: Limits
}

interface ProvenSigner {
  certificate: Certificate
  signer: SignerInfo
  /** In its one writing. */
  signature: Uint8Array
  times: Times
}

interface Times {
  signedAt?: Date
  timestampedAt?: Date
  best?: Date
  /** Reasons of timestamps that were not believed. */
  passedOver: string[]
}

/**
 * Verifies a SignedData in the order: structure, content, each signer's attributes, certificate and
 * signature, then chain and time, then the policy. Every signer must hold, one must satisfy the
 * policy. Throws Refusal or Asn1Error; returns only what is proven.
 */
export function verifySignedMessage(message: SignedMessage, options: VerifyOptions, limits: Limits): Verified {
  const context: Context = {
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
  const proven = signedData.signers.map((signer) => proveSigner(signedData, signer, digests, context))
  const chosen = chooseSigner(proven, context)
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
  // Implementations differ on the hash of nothing.
  if (chosen.length === 0) throw new Refusal('unsupported-format', 'empty-content')
  return chosen
}

function proveSigner(
  signedData: SignedData,
  signer: SignerInfo,
  digests: ContentDigests,
  context: Context,
): ProvenSigner {
  const { trust, now } = context
  const brought = signedData.certificates.map((certificate) => trust.known(certificate))
  const { certificate, signature } = verifySigner({
    signedData,
    signer,
    digests,
    pool: [...brought, ...trust.certificates],
    signingCertificate: 'required',
  })
  const times = establishTimes(signer, digests, context)
  judgeValidity(certificate, times, now)
  const chain = buildChain(certificate, { trust, times: times.best ? [now, times.best] : [now], candidates: brought })
  if ('failure' in chain) throw chainRefusal(chain)
  return { certificate, signer, signature, times }
}

/** The certificate must have been valid when it signed and be valid now; the status says which of the two is not so. */
function judgeValidity({ notBefore, notAfter }: Certificate, { best, timestampedAt }: Times, now: Date): void {
  const known = timestampedAt ? 'proven-time' : 'claimed-time'
  if (best && best > notAfter) throw new Refusal('expired-at-signing', known)
  if (best && best < notBefore) throw new Refusal('not-yet-valid', known)
  if (now < notBefore) throw new Refusal('not-yet-valid', 'now')
  if (now > notAfter) throw new Refusal('certificate-expired', best ? `since-${known}` : 'no-time-of-signing')
}

/**
 * A timestamp over the signature tells most, one over the content next; the signer's claim least. The signature was
 * made after the latest over the content, which it covers, and before the earliest over itself.
 */
function establishTimes(signer: SignerInfo, digests: ContentDigests, context: Context): Times {
  const { trust, limits, now, skew } = context
  const claim = signer.signed.get(oids.signingTime)?.time()
  const contentStamp = latest(
    signer.contentTimestamps.map((token) => verifyTimestamp({ token, stamped: digests, trust, limits })),
  )
  const { verified, passedOver } = signatureTimestamps(signer, context)
  const signatureStamp = earliest(verified)
  const mostNow = now.getTime() + skew
  for (const time of [claim, contentStamp, ...verified]) {
    if (time && time.getTime() > mostNow) throw new Refusal('signed-in-the-future', 'signed-in-the-future')
  }
  // The content is stamped, then signed, then the signature is stamped.
  const order = [contentStamp, claim, signatureStamp].filter((time) => time !== undefined)
  if (order.some((time, i) => order.slice(i + 1).some((later) => time.getTime() > later.getTime() + skew))) {
    throw new Refusal('invalid-signature', 'times-out-of-order')
  }
  const timestampedAt = signatureStamp ?? contentStamp
  const best = timestampedAt ?? claim
  return {
    ...(claim && { signedAt: claim }),
    ...(timestampedAt && { timestampedAt }),
    ...(best && { best }),
    passedOver,
  }
}

/**
 * The times of those that verify. The others are passed over with a reason: whoever holds the message may add or take
 * away what is not signed, so a bad one says nothing about the signature.
 */
function signatureTimestamps(
  { unsigned, signature }: SignerInfo,
  { trust, limits }: Context,
): { verified: Date[]; passedOver: string[] } {
  const tokens = unsigned.get(oids.signatureTimeStamp) ?? []
  const stamped = new ContentDigests(signature)
  const verified: Date[] = []
  const passedOver: string[] = []
  for (const [index, token] of tokens.entries()) {
    try {
      if (index >= limits.timestamps) throw new Refusal('malformed', 'too-many-timestamps')
      verified.push(verifyTimestamp({ token, stamped, trust, limits }))
    } catch (error) {
      const { reason, found } = failureOf(error)
      passedOver.push(found === undefined ? reason : `${reason}: ${found}`)
    }
  }
  return { verified, passedOver }
}

function earliest(times: readonly Date[]): Date | undefined {
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0]
}

function latest(times: readonly Date[]): Date | undefined {
  return times.toSorted((a, b) => b.getTime() - a.getTime())[0]
}

function chooseSigner(proven: readonly ProvenSigner[], { policy }: Context): ProvenSigner {
  let reason = 'policy'
  for (const candidate of proven) {
    const objection = judgePolicy(policy, candidate.certificate)
    if (objection === undefined) return candidate
    reason = objection
  }
  throw new Refusal('untrusted-signer', reason)
}

function makeReport(
  { certificate, signer, times }: ProvenSigner,
  content: Uint8Array,
  context: Context,
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
    ...(times.passedOver.length > 0 && { timestampsPassedOver: times.passedOver }),
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

/** A thrown refusal or reading error as an outcome; anything else is a fault of ours and goes on. */
export function failureOf(error: unknown): Refusal['failure'] {
  if (error instanceof Refusal) return error.failure
  if (error instanceof Asn1Error) return { status: 'malformed', reason: 'encoding' }
  if (error instanceof PointError) return { status: 'malformed', reason: 'public-key' }
  throw error
}
