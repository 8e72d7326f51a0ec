import { createHash } from 'node:crypto'
import { Asn1Error, integerHex, parse, type Asn1 } from '../asn1/reader.ts'
import { equal } from '../bytes.ts'
import { oids } from '../oids.ts'
import { readPublicKey, type PublicKey } from '../public-key.ts'
import { signatureDigest, verifyBytes } from '../signature.ts'
import { readExtensions, type Extensions } from './extensions.ts'
import { readName, type Name } from './name.ts'

/** An X.509 v3 certificate in strict DER. Parsing does not verify it. */
export class Certificate {
  readonly der: Uint8Array
  /** SHA-256 of the DER, hex. */
  readonly sha256: string
  readonly serialHex: string
  /** The encoded INTEGER of the serial number. */
  readonly serialDer: Uint8Array
  readonly subject: Name
  readonly issuer: Name
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: Extensions
  /** Code of the organisation in the state register (ЄДРПОУ), if the CA attests one. */
  readonly edrpou?: string
  /** Taxpayer number of the person (РНОКПП), if the CA attests one. Personal data. */
  readonly drfo?: string
  private readonly tbs: Uint8Array
  readonly signatureAlgorithmOid: string
  private readonly signature: Uint8Array
  private readonly publicKeyInfo: Asn1
  private key: PublicKey | undefined

  private constructor(der: Uint8Array) {
    const [tbs, outerAlgorithm, signature] = parse(der, { nodes: 4000 }).sequence(3, 3)
    const [version, serial, algorithm, issuer, validity, subject, publicKey, ...rest] = tbs.sequence(7, 10)
    if (version.explicit(0).int() !== 2) throw new Asn1Error('not a version 3 certificate')
    if (!equal(algorithm.der, outerAlgorithm.der)) throw new Asn1Error('two signature algorithms')
    this.der = der
    this.sha256 = createHash('sha256').update(der).digest('hex')
    this.serialHex = integerHex(serial)
    this.serialDer = serial.der
    this.subject = readName(subject)
    this.issuer = readName(issuer)
    const [notBefore, notAfter] = validity.sequence(2, 2)
    this.notBefore = notBefore.time()
    this.notAfter = notAfter.time()
    this.extensions = readExtensions(extensionList(rest))
    this.tbs = tbs.der
    this.signatureAlgorithmOid = algorithm.sequence(1, 2)[0].oid()
    this.signature = signature.bits()
    this.publicKeyInfo = publicKey
    const edrpou = readEdrpou(this.extensions, this.subject)
    if (edrpou !== undefined) this.edrpou = edrpou
    const drfo = this.extensions.directory.get(oids.drfo)
    if (drfo !== undefined) this.drfo = drfo
  }

  /** Throws Asn1Error unless the bytes are exactly one DER certificate. */
  static fromDer(der: Uint8Array): Certificate {
    return new Certificate(Uint8Array.from(der))
  }

  /** Throws Refusal when the kind of key is not supported. */
  get publicKey(): PublicKey {
    return (this.key ??= readPublicKey(this.publicKeyInfo))
  }

  /** The subject may be a person, so logs show only the serial number. */
  toJSON(): string {
    return `[certificate ${this.serialHex}]`
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON()
  }

  get selfIssued(): boolean {
    return equal(this.subject.der, this.issuer.der)
  }

  /** Whether `issuer`'s key made this certificate's signature. Does not check that it is a CA. */
  isSignedBy(issuer: Certificate): boolean {
    return verifyBytes({
      algorithm: this.signatureAlgorithmOid,
      digest: signatureDigest(this.signatureAlgorithmOid),
      key: issuer.publicKey,
      data: this.tbs,
      signature: this.signature,
      wrapped: true,
    })
  }
}

/** Reads the optional fields after the public key: two obsolete unique identifiers, then the extensions. */
function extensionList(rest: readonly Asn1[]): readonly Asn1[] {
  let last = 0
  let list: readonly Asn1[] = []
  for (const element of rest) {
    if (element.tagClass !== 'context' || element.tag <= last || element.tag > 3)
      throw new Asn1Error('unexpected field of a certificate')
    last = element.tag
    if (element.tag === 3) list = element.explicit(3).sequence(1, 64)
  }
  return list
}

/** From subjectDirectoryAttributes or, in newer certificates, organizationIdentifier; undefined if they differ. */
function readEdrpou(extensions: Extensions, subject: Name): string | undefined {
  const attested = extensions.directory.get(oids.edrpou)
  const identifier = /^NTRUA-(\d{8})$/.exec(subject.organizationIdentifier ?? '')?.[1]
  if (attested !== undefined && identifier !== undefined && attested !== identifier) return undefined
  return attested ?? identifier
}
