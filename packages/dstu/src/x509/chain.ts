import { equal } from '../bytes.ts'
import { Asn1Error } from '../asn1/reader.ts'
import { PointError } from '../math/curve.ts'
import { algorithmLabel } from '../oids.ts'
import { Refusal } from '../refusal.ts'
import type { Certificate } from './certificate.ts'
import type { TrustStore } from './trust-store.ts'

/** CA certificates in a chain, including the root. */
const maxCaCertificates = 4
/** Signatures checked while one chain is built. */
const maxChecks = 20

export interface ChainOptions {
  trust: TrustStore
  /** Every certificate of the chain must be valid at each of these times. */
  times: readonly Date[]
  /** Certificates of the message. They may be in the chain but are never anchors. */
  candidates?: readonly Certificate[]
}

export type ChainFailure =
  | 'unknown-issuer'
  | 'bad-certificate-signature'
  | 'authority-expired'
  | 'not-an-authority'
  | 'authority-not-yet-valid'
  | 'unsupported-algorithm'
  | 'path-too-long'
  | 'unknown-critical-extension'
  | 'no-anchor'
  | 'too-many-checks'

export interface NoChain {
  readonly failure: ChainFailure
  /** Name of the algorithm that is not accepted. */
  readonly found?: string
}

export type ChainOutcome = { readonly path: readonly Certificate[] } | NoChain

/** The refusal for a chain that was not found; `prefix` of the reason tells whose certificate it is. */
export function chainRefusal({ failure, found }: NoChain, prefix = ''): Refusal {
  const unsupported = failure === 'unsupported-algorithm'
  return new Refusal(
    unsupported ? failure : 'untrusted-signer',
    prefix + (unsupported ? 'certificate-signature' : failure),
    found === undefined ? {} : { found },
  )
}

/**
 * Builds a chain from the certificate to a configured anchor (RFC 5280 §6 without policies and name constraints; when
 * these are critical, they are refused as unknown extensions). The caller checks the validity period of the leaf.
 * Tries every possible issuer, since CAs have several certificates with the same name.
 */
export function buildChain(leaf: Certificate, options: ChainOptions): ChainOutcome {
  if (leaf.extensions.unknownCritical.length > 0) return { failure: 'unknown-critical-extension' }
  const search = new Search(options)
  const path = search.from(leaf, [leaf])
  if (!path)
    return {
      failure: search.failure,
      ...(search.found !== undefined && search.failure === 'unsupported-algorithm' && { found: search.found }),
    }
  for (const certificate of path) options.trust.cacheVerified(certificate)
  return { path }
}

class Search {
  /** The failure that was found last. */
  failure: ChainFailure = 'unknown-issuer'
  found: string | undefined
  private checks = 0
  private readonly options: ChainOptions

  constructor(options: ChainOptions) {
    this.options = options
  }

  from(subject: Certificate, path: readonly Certificate[]): readonly Certificate[] | undefined {
    const caCertificatesBelow = path.length - 1
    if (caCertificatesBelow >= maxCaCertificates) {
      this.failure = 'path-too-long'
      return undefined
    }
    for (const issuer of this.issuersOf(subject, path)) {
      const failure = this.checkIssuer(subject, issuer, caCertificatesBelow)
      if (failure) {
        this.failure = failure
        if (failure === 'too-many-checks') return undefined
        continue
      }
      const longer = [...path, issuer]
      if (this.options.trust.isAnchor(issuer)) return longer
      if (issuer.selfIssued) {
        this.failure = 'no-anchor'
        continue
      }
      const found = this.from(issuer, longer)
      if (found) return found
    }
    return undefined
  }

  /** Possible issuers: anchors first, then the trust list, then certificates of the message. */
  private issuersOf(subject: Certificate, path: readonly Certificate[]): readonly Certificate[] {
    const { trust, candidates = [] } = this.options
    const listed = trust.withSubject(subject.issuer.der)
    const known = new Set(listed.map((certificate) => certificate.sha256))
    const enclosed = candidates.filter((c) => !known.has(c.sha256) && equal(c.subject.der, subject.issuer.der))
    const { authorityKeyId } = subject.extensions
    return [...listed.filter((c) => trust.isAnchor(c)), ...listed.filter((c) => !trust.isAnchor(c)), ...enclosed]
      .filter((issuer) => !path.some((below) => below.sha256 === issuer.sha256))
      .filter(
        ({ extensions: { subjectKeyId } }) => !authorityKeyId || !subjectKeyId || equal(authorityKeyId, subjectKeyId),
      )
  }

  private checkIssuer(
    subject: Certificate,
    issuer: Certificate,
    caCertificatesBelow: number,
  ): ChainFailure | undefined {
    const { ca, keyUsage, pathLength, unknownCritical } = issuer.extensions
    if (!ca || !keyUsage?.certificateSign) return 'not-an-authority'
    if (unknownCritical.length > 0) return 'unknown-critical-extension'
    if (pathLength !== undefined && caCertificatesBelow > pathLength) return 'path-too-long'
    if (this.options.times.some((time) => time > issuer.notAfter)) return 'authority-expired'
    if (this.options.times.some((time) => time < issuer.notBefore)) return 'authority-not-yet-valid'
    const cached = this.options.trust.cachedSignatureCheck(subject, issuer)
    if (cached !== undefined) return cached ? undefined : 'bad-certificate-signature'
    if (++this.checks > maxChecks) return 'too-many-checks'
    const signed = isSigned(subject, issuer)
    if (typeof signed !== 'boolean') {
      this.found = signed.unsupported
      return 'unsupported-algorithm'
    }
    this.options.trust.cacheSignatureCheck(subject, issuer, signed)
    return signed ? undefined : 'bad-certificate-signature'
  }
}

/** Whether the issuer signed the certificate, or the name of the algorithm that is not supported. */
function isSigned(subject: Certificate, issuer: Certificate): boolean | { unsupported: string } {
  try {
    return subject.isSignedBy(issuer)
  } catch (error) {
    if (error instanceof Refusal)
      return { unsupported: error.failure.found ?? algorithmLabel(subject.signatureAlgorithmOid) }
    if (error instanceof Asn1Error || error instanceof PointError) return false
    throw error
  }
}
