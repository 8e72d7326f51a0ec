import * as asn1 from '../asn1/writer.ts'
import { equal } from '../bytes.ts'
import { digest } from '../digest.ts'
import { encodeSignature, randomScalar, signHash, standardCurve, type CurveSize } from '../math/dstu4145.ts'
import { oids } from '../oids.ts'
import { PrivateKey, scalarOf } from '../private-key.ts'
import { gost34311 } from '../symmetric/gost34311.ts'
import { Certificate } from '../x509/certificate.ts'
import { systemRandom, type RandomSource } from './random.ts'

/** A certificate with its private key. */
export interface TestIdentity {
  readonly certificate: Certificate
  readonly privateKey: PrivateKey
}

export interface SubjectName {
  commonName: string
  organization?: string
  surname?: string
  givenName?: string
  serialNumber?: string
  organizationIdentifier?: string
  locality?: string
}

export type TestKeyUsage = 'digitalSignature' | 'contentCommitment' | 'keyAgreement' | 'certificateSign'

export interface CertificateRequest {
  subject: SubjectName
  key: PrivateKey
  /** When absent, the certificate is self-signed. */
  issuer?: TestIdentity
  notBefore: Date
  notAfter: Date
  usage: readonly TestKeyUsage[]
  extendedUsage?: readonly string[]
  ca?: boolean
  pathLength?: number
  edrpou?: string
  drfo?: string
  /** Encoded extensions to add, for tests with unknown and duplicate ones. */
  extraExtensions?: readonly Uint8Array[]
  random?: RandomSource
}

const nameOids: ReadonlyArray<readonly [keyof SubjectName, string]> = [
  ['organization', '2.5.4.10'],
  ['commonName', '2.5.4.3'],
  ['surname', '2.5.4.4'],
  ['givenName', '2.5.4.42'],
  ['serialNumber', '2.5.4.5'],
  ['organizationIdentifier', '2.5.4.97'],
  ['locality', '2.5.4.7'],
]

const usageBits: Record<TestKeyUsage, number> = {
  digitalSignature: 0,
  contentCommitment: 1,
  keyAgreement: 4,
  certificateSign: 5,
}

export function generateKey(m: CurveSize = 257, random: RandomSource = systemRandom): PrivateKey {
  const curve = standardCurve(m)
  return new PrivateKey(curve, randomScalar(curve, random))
}

/** Signs bytes with DSTU 4145; the default digest is GOST 34.311. */
export function signBytes(key: PrivateKey, data: Uint8Array, digestOid: string = oids.gost34311): Uint8Array {
  return encodeSignature(key.curve, signHash(key.curve, digest(digestOid, data, key.sBoxes), scalarOf(key)))
}

/** AlgorithmIdentifier of the key, with the named curve and the S-boxes. */
export function keyAlgorithm(key: PrivateKey): Uint8Array {
  const curveNumber = key.m === 257 ? 6 : 9
  return asn1.sequence(
    asn1.oid(oids.dstu4145),
    asn1.sequence(asn1.oid(`${oids.dstu4145NamedCurve}.${curveNumber}`), asn1.octetString(key.sBoxes)),
  )
}

export function extension(oid: string, critical: boolean, value: Uint8Array): Uint8Array {
  return asn1.sequence(asn1.oid(oid), ...(critical ? [asn1.boolean(true)] : []), asn1.octetString(value))
}

export function issueCertificate(request: CertificateRequest): TestIdentity {
  const { key, issuer } = request
  const signer = issuer?.privateKey ?? key
  const subject = encodeName(request.subject)
  const algorithm = asn1.sequence(asn1.oid(oids.dstu4145))
  const tbs = asn1.sequence(
    asn1.context(0, asn1.integer(2)),
    serialNumber(request.random ?? systemRandom),
    algorithm,
    issuer ? issuer.certificate.subject.der : subject,
    asn1.sequence(asn1.time(request.notBefore), asn1.time(request.notAfter)),
    subject,
    asn1.sequence(keyAlgorithm(key), asn1.bitString(asn1.octetString(key.publicOctets))),
    asn1.context(3, asn1.sequence(...extensions(request, signer))),
  )
  const certificate = Certificate.fromDer(
    asn1.sequence(tbs, algorithm, asn1.bitString(asn1.octetString(signBytes(signer, tbs)))),
  )
  return { certificate, privateKey: key }
}

function extensions(request: CertificateRequest, signer: PrivateKey): Uint8Array[] {
  const { ca = false, pathLength, extendedUsage, edrpou, drfo } = request
  const codes = [
    [oids.edrpou, edrpou],
    [oids.drfo, drfo],
  ] as const
  const directory = codes.flatMap(([oid, code]) =>
    code === undefined ? [] : [asn1.sequence(asn1.oid(oid), asn1.setOf(asn1.printableString(code)))],
  )
  return [
    extension(oids.subjectKeyIdentifier, false, asn1.octetString(keyId(request.key))),
    extension(oids.authorityKeyIdentifier, false, asn1.sequence(asn1.contextPrimitive(0, keyId(signer)))),
    extension(oids.keyUsage, true, keyUsage(request.usage)),
    ...(extendedUsage ? [extension(oids.extendedKeyUsage, false, asn1.sequence(...extendedUsage.map(asn1.oid)))] : []),
    extension(
      oids.basicConstraints,
      ca,
      asn1.sequence(
        ...(ca ? [asn1.boolean(true)] : []),
        ...(pathLength === undefined ? [] : [asn1.integer(pathLength)]),
      ),
    ),
    ...(directory.length > 0 ? [extension(oids.subjectDirectoryAttributes, false, asn1.sequence(...directory))] : []),
    ...(request.extraExtensions ?? []),
  ]
}

function keyUsage(usage: readonly TestKeyUsage[]): Uint8Array {
  let bits = 0
  for (const name of usage) bits |= 0x80 >> usageBits[name]
  const unused = 31 - Math.clz32(bits & -bits)
  return asn1.bitString(Uint8Array.of(bits), unused)
}

export function keyId(key: PrivateKey): Uint8Array {
  return gost34311(asn1.octetString(key.publicOctets))
}

function encodeName(name: SubjectName): Uint8Array {
  const parts = nameOids.flatMap(([key, oid]) => {
    const value = name[key]
    return value === undefined ? [] : [nameAttribute(oid, asn1.utf8String(value))]
  })
  return asn1.sequence(...parts, nameAttribute('2.5.4.6', asn1.printableString('UA')))
}

function nameAttribute(oid: string, value: Uint8Array): Uint8Array {
  return asn1.setOf(asn1.sequence(asn1.oid(oid), value))
}

/** A positive serial number of 20 bytes without a leading zero. */
function serialNumber(random: RandomSource): Uint8Array {
  const bytes = random(20)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return asn1.tlv(2, bytes)
}

/** Whether the private key matches the certificate, for keys that were read from a file. */
export function keyMatchesCertificate({ certificate, privateKey }: TestIdentity): boolean {
  const key = certificate.publicKey
  return key.kind === 'dstu' && key.curve === privateKey.curve && equal(key.octets, privateKey.publicOctets)
}
