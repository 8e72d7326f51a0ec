import { createHash } from 'node:crypto'
import { toHex } from '../bytes.ts'
import { Certificate } from './certificate.ts'
import { certificateEncodings } from './read-certificates.ts'

/** The trust files and the configured anchors do not fit together. */
export class TrustStoreError extends Error {
  override name = 'TrustStoreError'
}

/** How many outcomes of signature checks are kept, and how many signers' certificates. */
const rememberedChecks = 2000
const rememberedSigners = 64

/**
 * Certificates to build chains from, and the few among them where a chain may end. The list itself
 * is unsigned: whoever can replace the file owns verification, so `sha256` goes into every report.
 */
export class TrustStore {
  /** SHA-256 (hex) of the trust file; of several, the SHA-256 of their SHA-256s in order. */
  readonly sha256: string
  readonly anchors: readonly Certificate[]
  readonly certificates: readonly Certificate[]
  /** How many entries were no certificate that can be read; they are left out. */
  readonly unreadable: number
  private readonly bySubject = new Map<string, Certificate[]>()
  private readonly anchorIds: ReadonlySet<string>
  private readonly checks = new Map<string, boolean>()
  private readonly signers = new Map<string, Certificate>()

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
   * `anchorsSha256`: SHA-256 (hex) of the self-signed roots; each must be among the certificates.
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
    const wanted = options.anchorsSha256.map((hash) => hash.replaceAll(':', '').toLowerCase())
    if (wanted.length === 0) throw new TrustStoreError('no trust anchor is configured')
    const anchors = wanted.map((hash) => {
      const anchor = byHash.get(hash)
      if (!anchor) throw new TrustStoreError(`trust anchor ${hash.slice(0, 64)} is not among the certificates`)
      if (!isSelfSignedAuthority(anchor))
        throw new TrustStoreError(`trust anchor ${hash} is not a self-signed authority`)
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

  /** Outcome of an earlier check that `issuer` signed `certificate`, which nothing can change. */
  remembered(certificate: Certificate, issuer: Certificate): boolean | undefined {
    return this.checks.get(`${certificate.sha256} ${issuer.sha256}`)
  }

  remember(certificate: Certificate, issuer: Certificate, signed: boolean): void {
    forgetOldest(this.checks, rememberedChecks)
    this.checks.set(`${certificate.sha256} ${issuer.sha256}`, signed)
  }

  /** The same certificate as met before, whose key is decoded and proven already. */
  known(certificate: Certificate): Certificate {
    return this.signers.get(certificate.sha256) ?? certificate
  }

  /** Keeps a certificate whose chain has been proven, so that strangers cannot fill this memory. */
  keep(certificate: Certificate): void {
    if (this.signers.has(certificate.sha256)) return
    forgetOldest(this.signers, rememberedSigners)
    this.signers.set(certificate.sha256, certificate)
  }
}

function forgetOldest<V>(map: Map<string, V>, most: number): void {
  if (map.size < most) return
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
