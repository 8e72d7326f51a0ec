import { createHash } from 'node:crypto'
import { toHex } from '../bytes.ts'
import { Certificate } from './certificate.ts'
import { certificateEncodings } from './read-certificates.ts'

/** The configured anchors are missing or are not suitable certificates of the trust files. */
export class TrustStoreError extends Error {
  override name = 'TrustStoreError'
}

/** Limits of the two caches: results of signature checks, and signers' certificates. */
const maxCachedChecks = 2000
const maxCachedCertificates = 64

/**
 * Certificates for building chains, and the trust anchors among them. The trust list is not signed: who can replace the
 * file controls verification, so its `sha256` is in every report.
 */
export class TrustStore {
  /** SHA-256 (hex) of the trust file; with several files, SHA-256 of their SHA-256 values in order. */
  readonly sha256: string
  readonly anchors: readonly Certificate[]
  readonly certificates: readonly Certificate[]
  /** Number of certificates that were left out because they could not be read. */
  readonly unreadable: number
  private readonly bySubject = new Map<string, Certificate[]>()
  private readonly anchorIds: ReadonlySet<string>
  private readonly checks = new Map<string, boolean>()
  private readonly verifiedCertificates = new Map<string, Certificate>()

  private constructor(
    sha256: string,
    certificates: readonly Certificate[],
    anchors: readonly Certificate[],
    unreadable: number,
  ) {
    this.sha256 = sha256
    this.certificates = certificates
    this.anchors = anchors
    this.unreadable = unreadable
    this.anchorIds = new Set(anchors.map((anchor) => anchor.sha256))
    for (const certificate of certificates) {
      const subject = toHex(certificate.subject.der)
      const same = this.bySubject.get(subject)
      if (same) same.push(certificate)
      else this.bySubject.set(subject, [certificate])
    }
  }

  /**
   * `certificates`: files, each a certs-only p7b, a PEM bundle or one DER certificate.
   * `anchorsSha256`: SHA-256 (hex) of self-signed CA certificates; each must be among the certificates.
   */
  static load(options: { certificates: readonly Uint8Array[]; anchorsSha256: readonly string[] }): TrustStore {
    const byHash = new Map<string, Certificate>()
    let unreadable = 0
    for (const file of options.certificates) {
      for (const encoding of certificateEncodings(file)) {
        try {
          const certificate = Certificate.fromDer(encoding)
          byHash.set(certificate.sha256, certificate)
        } catch {
          unreadable++
        }
      }
    }
    const hashes = options.anchorsSha256.map((hash) => hash.replaceAll(':', '').toLowerCase())
    if (hashes.length === 0) throw new TrustStoreError('no trust anchor is configured')
    const anchors = hashes.map((hash) => {
      const anchor = byHash.get(hash)
      if (!anchor) throw new TrustStoreError(`trust anchor ${hash.slice(0, 64)} is not among the certificates`)
      if (!isSelfSignedAuthority(anchor))
        throw new TrustStoreError(`trust anchor ${hash} is not a self-signed CA certificate`)
      return anchor
    })
    return new TrustStore(filesSha256(options.certificates), [...byHash.values()], anchors, unreadable)
  }

  isAnchor(certificate: Certificate): boolean {
    return this.anchorIds.has(certificate.sha256)
  }

  withSubject(subject: Uint8Array): readonly Certificate[] {
    return this.bySubject.get(toHex(subject)) ?? []
  }

  /** Result of an earlier check that `issuer` signed `certificate`; it never changes. */
  cachedSignatureCheck(certificate: Certificate, issuer: Certificate): boolean | undefined {
    return this.checks.get(`${certificate.sha256} ${issuer.sha256}`)
  }

  cacheSignatureCheck(certificate: Certificate, issuer: Certificate, signed: boolean): void {
    removeOldest(this.checks, maxCachedChecks)
    this.checks.set(`${certificate.sha256} ${issuer.sha256}`, signed)
  }

  /** The cached instance of the same certificate, whose public key is already decoded and checked. */
  cachedInstance(certificate: Certificate): Certificate {
    return this.verifiedCertificates.get(certificate.sha256) ?? certificate
  }

  /** Caches a certificate with a verified chain. Others are not cached, so that an attacker cannot fill the cache. */
  cacheVerified(certificate: Certificate): void {
    if (this.verifiedCertificates.has(certificate.sha256)) return
    removeOldest(this.verifiedCertificates, maxCachedCertificates)
    this.verifiedCertificates.set(certificate.sha256, certificate)
  }
}

function removeOldest<V>(map: Map<string, V>, maxSize: number): void {
  if (map.size < maxSize) return
  for (const key of map.keys()) {
    map.delete(key)
    return
  }
}

export function isSelfSignedAuthority(certificate: Certificate): boolean {
  try {
    return certificate.selfIssued && certificate.extensions.ca && certificate.isSignedBy(certificate)
  } catch {
    return false
  }
}

function filesSha256(files: readonly Uint8Array[]): string {
  const hashes = files.map((file) => createHash('sha256').update(file).digest())
  const [only] = hashes
  if (hashes.length === 1 && only) return only.toString('hex')
  return createHash('sha256').update(Buffer.concat(hashes)).digest('hex')
}
