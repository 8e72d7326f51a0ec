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
import { buildChain } from './x509/chain.ts'
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
  if (signedData.contentType !== oids.data) throw new Refusal('unsupported-format', 'content-type')
  const content = chooseContent(signedData, message.detached)
  const digests = new ContentDigests(content)
  const proven = signedData.signers.map((signer) => proveSigner(signedData, signer, digests, context))
  const chosen = chooseSigner(proven, context)
  const kind = contentKind(content)
  if (options.expect !== undefined && options.expect !== kind) throw new Refusal('unsupported-format', `not-${options.expect}`)
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
  if (content && detached && !equal(content, detached)) throw new Refusal('content-mismatch', 'attached-and-detached-differ')
  const chosen = content ?? detached
  if (!chosen) throw new Refusal('unsupported-format', 'no-content')
  // Implementations differ on the hash of nothing.
  if (chosen.length === 0) throw new Refusal('unsupported-format', 'empty-content')
  return chosen
}

function proveSigner(signedData: SignedData, signer: SignerInfo, digests: ContentDigests, context: Context): ProvenSigner {
  const { trust, now } = context
  const brought = signedData.certificates.map((certificate) => trust.known(certificate))
  const { certificate, signature } = verifySigner({
    signedData, signer, digests, pool: [...brought, ...trust.certificates], signingCertificate: 'required',
  })
  const times = establishTimes(signer, digests, context)
  if (times.best && !certificate.isValidAt(times.best)) throw new Refusal('expired-at-signing', 'not-valid-at-signing')
  if (!certificate.isValidAt(now)) throw new Refusal('expired-at-signing', now < certificate.notBefore ? 'not-valid-yet' : 'expired-since')
  const chain = buildChain(certificate, { trust, times: times.best ? [now, times.best] : [now], candidates: brought })
  if ('failure' in chain) throw new Refusal('untrusted-signer', chain.failure)
  return { certificate, signer, signature, times }
}

/** A timestamp over the signature tells most, one over the content next; the signer's claim least. */
function establishTimes(signer: SignerInfo, digests: ContentDigests, { trust, limits, now, skew }: Context): Times {
  const claim = signer.signed.get(oids.signingTime)?.time()
  const contentToken = signer.signed.get(oids.contentTimeStamp)
  const signatureToken = signer.unsigned.get(oids.signatureTimeStamp)
  const contentStamp = contentToken && verifyTimestamp({ token: contentToken, stamped: digests, trust, limits })
  const signatureStamp = signatureToken
    && verifyTimestamp({ token: signatureToken, stamped: new ContentDigests(signer.signature), trust, limits })
  const latest = now.getTime() + skew
  for (const time of [claim, contentStamp, signatureStamp]) {
    if (time && time.getTime() > latest) throw new Refusal('invalid-signature', 'signed-in-the-future')
  }
  // The content is stamped, then signed, then the signature is stamped.
  const order = [contentStamp, claim, signatureStamp].filter((time) => time !== undefined)
  if (order.some((time, i) => order.slice(i + 1).some((later) => time.getTime() > later.getTime() + skew))) {
    throw new Refusal('invalid-signature', 'times-out-of-order')
  }
  const timestampedAt = signatureStamp ?? contentStamp
  const best = timestampedAt ?? claim
  return { ...(claim && { signedAt: claim }), ...(timestampedAt && { timestampedAt }), ...(best && { best }) }
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

function makeReport({ certificate, signer, times }: ProvenSigner, content: Uint8Array, context: Context, envelope: EnvelopeReport | undefined): VerificationReport {
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
