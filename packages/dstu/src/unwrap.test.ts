import { generateKeyPairSync, sign as signNative } from 'node:crypto'
import { inspect } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { bitString, context, nullValue, octetString, oid, sequence, setOf, time as asTime, tlv } from './asn1/writer.ts'
import { parse } from './asn1/reader.ts'
import { concat } from './bytes.ts'
import { oids } from './oids.ts'
import {
  Certificate,
  pairRecipients,
  TrustStore,
  unwrap,
  verify,
  type UnwrapOptions,
  type UnwrapOutcome,
  type Verified,
} from './index.ts'
import { readPublicKey } from './public-key.ts'
import { failureOf } from './verify.ts'
import {
  attribute,
  createTestHierarchy,
  envelop,
  generateKey,
  issueCertificate,
  seededRandom,
  sign,
  timestamp,
  writeP7b,
  type EnvelopeFault,
  type SignatureFault,
  type TestHierarchy,
  type TestIdentity,
} from './testing/index.ts'

const now = new Date('2026-11-23T10:00:00Z')
const signedAt = new Date('2026-11-23T09:59:30Z')
const json = new TextEncoder().encode('{"documentTypes":["internal-passport"]}')
const pdf = new TextEncoder().encode('%PDF-1.7\n% навчальний документ\n')
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

let pki: TestHierarchy
let options: UnwrapOptions

beforeAll(() => {
  pki = createTestHierarchy({ now, rng: seededRandom('unwrap') })
  options = {
    trust: trustIn(pki),
    recipients: [
      { certificate: pki.organisation.keyAgreement.certificate, privateKey: pki.organisation.keyAgreement.privateKey },
    ],
    senders: [pki.diiaKep.certificate],
    policy: { kind: 'diia-seal' },
    now,
  }
})

function trustIn(hierarchy: TestHierarchy): TrustStore {
  return TrustStore.load({
    certificates: [writeP7b(hierarchy.certificates)],
    anchorsSha256: [hierarchy.root.certificate.sha256],
  })
}

function signed(
  content: Uint8Array = json,
  signer: TestIdentity = pki.diiaSeal,
  overrides: Parameters<typeof sign>[2] = {},
): Uint8Array {
  return sign(content, signer, { signingTime: signedAt, ...overrides })
}

function seal(content: Uint8Array, overrides: Parameters<typeof envelop>[2] = {}): Uint8Array {
  return envelop(content, pki.organisation.keyAgreement.certificate, { sender: pki.diiaKep, ...overrides })
}

function expectVerified(outcome: UnwrapOutcome): Verified {
  if (outcome.status !== 'verified') throw new Error(`${outcome.status}: ${outcome.reason}`)
  return outcome
}

function expectFailure(outcome: UnwrapOutcome, status: string, reason?: string): void {
  expect({ status: outcome.status, reason: 'reason' in outcome ? outcome.reason : undefined }).toEqual({
    status,
    reason: reason ?? expect.any(String),
  })
  expect(outcome).not.toHaveProperty('content')
}

test('a message as Diia makes it is verified, with content and report', () => {
  const part = Buffer.from(Buffer.from(seal(signed(json, pki.diiaSeal, { timestamp: pki.tsa }))).toString('base64'))
  const outcome = expectVerified(unwrap(part, { ...options, expect: 'json' }))
  expect(outcome.content).toEqual(json)
  expect(outcome.contentKind).toBe('json')
  expect(outcome.report).toMatchObject({
    signer: {
      commonName: 'ДП «ДІЯ» (симулятор)',
      edrpou: '43395033',
      certificateSha256: pki.diiaSeal.certificate.sha256,
    },
    signedAt: signedAt.toISOString(),
    timestampedAt: signedAt.toISOString(),
    bestTime: signedAt.toISOString(),
    digestAlgorithm: 'GOST-34.311',
    signatureAlgorithm: 'DSTU-4145-257',
    policy: 'diia-seal:43395033',
    envelope: { originator: 'static', keyAgreement: 'cofactor-DH-GOST-34.311' },
  })
  expect(outcome.signatureSha256).toMatch(/^[0-9a-f]{64}$/)
  // The SignedData alone is sufficient evidence.
  expect(expectVerified(verify(outcome.signedData, options)).signatureSha256).toBe(outcome.signatureSha256)
})

test('every kind of EnvelopedData is decrypted', () => {
  const p7s = signed(pdf)
  const chain = [pki.ca.certificate]
  const kinds: ReadonlyArray<Parameters<typeof envelop>[2]> = [
    {},
    { embedSender: true, chain },
    { sender: undefined },
    { agreement: 'standard' },
    { recipientId: 'key-id' },
    { cipher: 'kalyna-256' },
    { cipher: 'kalyna-256', agreement: 'standard' },
    { cipher: 'kalyna-256', partialBlock: 'head' },
  ]
  for (const overrides of kinds) {
    const outcome = expectVerified(
      unwrap(envelop(p7s, pki.organisation.keyAgreement.certificate, { sender: pki.diiaKep, ...overrides }), options),
    )
    expect(outcome.contentKind).toBe('pdf')
    expect(outcome.content).toEqual(pdf)
  }
})

test.each(['kupyna-256', 'kupyna-384', 'kupyna-512'] as const)('a signature over %s', (digest) => {
  const p7s = signed(json, pki.diiaSeal, { digest })
  expect(expectVerified(verify(p7s, options)).report.digestAlgorithm.toLowerCase()).toBe(digest)
  expectFailure(
    verify(signed(json, pki.diiaSeal, { digest, corrupt: 'wrong-digest' }), options),
    'content-mismatch',
    'digest',
  )
})

test('a recipient whose key is on the smaller curve', () => {
  const recipient = pki.issueKeyAgreement({ m: 257 })
  const sender = pki.issueKeyAgreement({ m: 257 })
  const recipients = pairRecipients(
    [pki.organisation.keyAgreement.privateKey, recipient.privateKey],
    [recipient.certificate],
  )
  const part = envelop(signed(), recipient.certificate, { sender, embedSender: true })
  expectVerified(unwrap(part, { ...options, recipients, senders: [] }))
})

test('a detached signature', () => {
  const p7s = signed(pdf, pki.diiaSeal, { detached: true })
  expect(expectVerified(verify(p7s, { ...options, content: pdf })).content).toEqual(pdf)
  expectFailure(verify(p7s, { ...options, content: json }), 'content-mismatch', 'digest')
  expectFailure(verify(p7s, options), 'unsupported-format', 'no-content')
  expectFailure(verify(signed(pdf), { ...options, content: json }), 'content-mismatch', 'attached-and-detached-differ')
  expectVerified(verify(signed(pdf), { ...options, content: pdf }))
})

test('the signer may be identified by its key, and its certificate may be only in the trust file', () => {
  expectVerified(verify(signed(json, pki.diiaSeal, { signerId: 'key-id' }), options))
  const p7s = signed(json, pki.diiaSeal, { omitCertificate: true })
  expectFailure(verify(p7s, options), 'untrusted-signer', 'signer-certificate-missing')
  const trust = TrustStore.load({
    certificates: [writeP7b([...pki.certificates, pki.diiaSeal.certificate])],
    anchorsSha256: [pki.root.certificate.sha256],
  })
  expectVerified(verify(p7s, { ...options, trust }))
})

type Fault<F> = readonly [fault: F, status: string, reason: string]

const signatureFaults: ReadonlyArray<Fault<SignatureFault>> = [
  ['wrong-digest', 'content-mismatch', 'digest'],
  ['empty-digest', 'content-mismatch', 'digest'],
  ['no-signed-attributes', 'unsupported-format', 'no-signed-attributes'],
  ['no-content-type', 'invalid-signature', 'mandatory-attribute-missing'],
  ['other-content-type', 'content-mismatch', 'content-type'],
  ['duplicate-attribute', 'malformed', 'duplicate-attribute'],
  ['two-values', 'malformed', 'attribute-values'],
  ['no-signing-certificate', 'invalid-signature', 'signing-certificate-missing'],
  ['other-signing-certificate', 'invalid-signature', 'signing-certificate-differs'],
  ['broken-signature', 'invalid-signature', 'signature'],
  ['zero-signature', 'invalid-signature', 'signature'],
  ['no-signer', 'malformed', 'no-signer'],
  ['digest-not-announced', 'invalid-signature', 'digest-not-announced'],
]

test.each(signatureFaults)('a signature with the fault %s', (corrupt, status, reason) => {
  expectFailure(verify(signed(json, pki.diiaSeal, { corrupt }), options), status, reason)
})

const envelopeFaults: ReadonlyArray<Fault<EnvelopeFault>> = [
  ['wrong-wrapped-key', 'undecryptable', 'decryption-failed'],
  ['no-ciphertext', 'unsupported-format', 'no-ciphertext'],
  ['unknown-cipher', 'unsupported-algorithm', 'content-encryption'],
]

test.each(envelopeFaults)('an envelope with the fault %s', (corrupt, status, reason) => {
  expectFailure(unwrap(seal(signed(), { corrupt }), options), status, reason)
})

test('an envelope for another recipient or from an unknown sender is refused', () => {
  const stranger = pki.issueKeyAgreement()
  expectFailure(unwrap(envelop(signed(), stranger.certificate), options), 'not-a-recipient', 'not-a-recipient')
  expectFailure(unwrap(seal(signed(), { sender: stranger }), options), 'undecryptable', 'sender-certificate-missing')
  const foreign = createTestHierarchy({ now }).diiaKep
  expectFailure(
    unwrap(seal(signed(), { sender: foreign, embedSender: true }), options),
    'untrusted-signer',
    'sender-unknown-issuer',
  )
  const sealHolder = pki.issueSeal({ m: 431 })
  expectFailure(
    unwrap(seal(signed(), { sender: sealHolder, embedSender: true }), options),
    'untrusted-signer',
    'sender-key-usage',
  )
  // The right certificate with a wrong private key.
  const recipients = [{ certificate: pki.organisation.keyAgreement.certificate, privateKey: stranger.privateKey }]
  expectFailure(unwrap(seal(signed()), { ...options, recipients }), 'undecryptable', 'decryption-failed')
})

test('encrypted content without a signature is not returned', () => {
  expectFailure(unwrap(seal(pdf), options), 'undecryptable', 'decryption-failed')
  expectFailure(unwrap(seal(seal(signed())), options), 'unsupported-format', 'nested-envelope')
})

test('other formats are refused', () => {
  expectFailure(unwrap(pdf, options), 'unsupported-format', 'not-signed')
  expectFailure(unwrap(text('Доброго дня'), options), 'unsupported-format', 'not-cms')
  expectFailure(unwrap(new Uint8Array(), options), 'unsupported-format', 'not-cms')
  expectFailure(unwrap(signed(pdf), { ...options, expect: 'json' }), 'unsupported-format', 'not-json')
  expectFailure(verify(signed(new Uint8Array()), options), 'unsupported-format', 'empty-content')
  expectFailure(unwrap(sequence(oid('1.2.3'), context(0, sequence())), options), 'unsupported-format', 'cms-type')
})

const zipEntry = (name: string, content: string): Uint8Array =>
  concat(
    Uint8Array.of(0x50, 0x4b, 3, 4, 10, 0, 0, 0, 0, 0),
    new Uint8Array(16),
    Uint8Array.of(name.length, 0, 0, 0),
    text(name),
    text(content),
  )

const unsupportedFormats: ReadonlyArray<
  readonly [name: string, bytes: () => Uint8Array, reason: string, found?: string]
> = [
  ['a zip', () => concat(Uint8Array.of(0x50, 0x4b, 3, 4), pdf), 'zip'],
  ['ASiC-E', () => zipEntry('mimetype', 'application/vnd.etsi.asic-e+zip'), 'asic', 'ASiC-E'],
  ['ASiC-S', () => zipEntry('mimetype', 'application/vnd.etsi.asic-s+zip'), 'asic', 'ASiC-S'],
  [
    'ASiC without the file mimetype',
    () => concat(zipEntry('doc.pdf', '%PDF-'), zipEntry('META-INF/signatures001.p7s', '0')),
    'asic',
    'ASiC',
  ],
  [
    'PAdES',
    () => text('%PDF-1.7\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] >>'),
    'pades',
    'PAdES',
  ],
  ['a PDF without a signature', () => pdf, 'not-signed'],
  [
    'XAdES',
    () =>
      text(
        '<?xml version="1.0"?><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><q xmlns="http://uri.etsi.org/01903/v1.3.2#"/></ds:Signature>',
      ),
    'xades',
    'XAdES',
  ],
  [
    'an XML signature after a byte order mark',
    () => text('\u{FEFF}\n<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'),
    'xml-signature',
    'XML signature',
  ],
  ['XML', () => text('<a/>'), 'xml', 'XML'],
  ['an HTML page', () => text('<!DOCTYPE html><p>'), 'html', 'HTML'],
  ['PEM', () => text('-----BEGIN CMS-----\nMAA=\n-----END CMS-----\n'), 'pem', 'PEM'],
  ['a Java key store', () => Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2), 'key-container', 'JKS'],
  ['a certificate', () => pki.diiaSeal.certificate.der, 'not-cms'],
  ['encrypted-data', () => sequence(oid('1.2.840.113549.1.7.6'), context(0, sequence())), 'cms-type', 'encrypted-data'],
]

test.each(unsupportedFormats.map(([name, bytes, reason, found]) => ({ name, bytes, reason, found })))(
  'the failure names $name',
  ({ bytes, reason, found }) => {
    for (const part of [bytes(), Buffer.from(Buffer.from(bytes()).toString('base64'))]) {
      expect(unwrap(part, options)).toEqual({
        status: 'unsupported-format',
        reason,
        ...(found !== undefined && { found }),
      })
    }
  },
)

test('a signer who does not satisfy the policy is refused', () => {
  const reasons: Array<[TestIdentity, UnwrapOptions['policy'], string]> = [
    [pki.issueSeal({ edrpou: '12345678' }), { kind: 'diia-seal' }, 'organisation'],
    [
      pki.issueSeal({ request: { extendedUsage: ['1.3.6.1.5.5.7.3.4'] } }),
      { kind: 'diia-seal' },
      'not-an-electronic-seal',
    ],
    [pki.issueSeal({ request: { usage: ['contentCommitment'] } }), { kind: 'diia-seal' }, 'key-usage'],
    [pki.issueSeal({ request: { usage: ['keyAgreement'] } }), { kind: 'any-trusted' }, 'key-usage'],
    [pki.diiaSeal, { kind: 'diia-seal', edrpou: '43220851' }, 'organisation'],
    [pki.diiaSeal, { kind: 'diia-seal', issuers: ['Інший КНЕДП'] }, 'issuer'],
    [pki.diiaSeal, { kind: 'diia-seal', pins: ['00'.repeat(32)] }, 'certificate-not-pinned'],
    [pki.tsa, { kind: 'diia-seal' }, 'not-an-electronic-seal'],
  ]
  for (const [signer, policy, reason] of reasons) {
    expectFailure(verify(signed(json, signer), { ...options, policy }), 'untrusted-signer', reason)
  }
  expectVerified(
    verify(signed(), {
      ...options,
      policy: { kind: 'diia-seal', issuers: ['Тестовий КНЕДП'], pins: [pki.diiaSeal.certificate.sha256] },
    }),
  )
  const citizen = pki.issueSeal({ edrpou: '12345678', request: { extendedUsage: ['1.3.6.1.5.5.7.3.4'] } })
  expectVerified(verify(signed(json, citizen), { ...options, policy: { kind: 'any-trusted' } }))
})

test('a certificate with two different EDRPOU codes has none', () => {
  const both = pki.issueSeal({ request: { subject: { commonName: 'Дія', organizationIdentifier: 'NTRUA-12345678' } } })
  expectFailure(verify(signed(json, both), options), 'untrusted-signer', 'organisation')
})

test('another hierarchy with the same names is not trusted, even with its root enclosed', () => {
  const other = createTestHierarchy({ now })
  const chain = [other.ca.certificate, other.root.certificate]
  expectFailure(verify(signed(json, other.diiaSeal, { chain }), options), 'untrusted-signer', 'no-anchor')
  expectFailure(verify(signed(json, other.diiaSeal), options), 'untrusted-signer', 'unknown-issuer')
  expectFailure(
    verify(signed(json, other.root, { chain }), { ...options, policy: { kind: 'any-trusted' } }),
    'untrusted-signer',
  )
})

test('a certificate with the same issuer and serial number cannot replace another', () => {
  const real = pki.diiaSeal.certificate
  const forged = createTestHierarchy({ now }).diiaSeal
  // The forger's signature, with the real certificate enclosed instead of the forger's.
  const p7s = signed(json, forged, { omitCertificate: true, chain: [real] })
  expectFailure(verify(p7s, options), 'untrusted-signer', 'signer-certificate-missing')
  const impostor = { certificate: real, privateKey: forged.privateKey }
  expectFailure(verify(signed(json, impostor), options), 'invalid-signature', 'signature')
})

test('chains with an issuer that is not a CA, too many CAs, an unknown critical extension or an expired CA are refused', () => {
  const leaf = pki.issueSeal({ issuer: pki.diiaSeal })
  expectFailure(
    verify(signed(json, leaf, { chain: [pki.diiaSeal.certificate] }), options),
    'untrusted-signer',
    'not-an-authority',
  )
  const notBefore = pki.ca.certificate.notBefore
  const notAfter = pki.ca.certificate.notAfter
  const sub = issueCertificate({
    subject: { commonName: 'Зайвий КНЕДП' },
    key: generateKey(),
    issuer: pki.ca,
    notBefore,
    notAfter,
    usage: ['certificateSign'],
    ca: true,
  })
  // The path length of the CA is 0.
  expectFailure(
    verify(signed(json, pki.issueSeal({ issuer: sub }), { chain: [sub.certificate] }), options),
    'untrusted-signer',
    'path-too-long',
  )
  const critical = sequence(oid('1.2.3.4'), tlv(1, Uint8Array.of(0xff)), octetString(octetString(new Uint8Array())))
  const withUnknownExtension = pki.issueSeal({ request: { extraExtensions: [critical] } })
  expectFailure(verify(signed(json, withUnknownExtension), options), 'untrusted-signer', 'unknown-critical-extension')
  const expiredCa = issueCertificate({
    subject: { commonName: 'Колишній КНЕДП' },
    key: generateKey(),
    issuer: pki.root,
    notBefore,
    notAfter: new Date('2026-11-23T09:59:45Z'),
    usage: ['certificateSign'],
    ca: true,
  })
  expectFailure(
    verify(signed(json, pki.issueSeal({ issuer: expiredCa }), { chain: [expiredCa.certificate] }), options),
    'untrusted-signer',
    'authority-expired',
  )
})

test('the status tells which validity check failed, and by which time', () => {
  const expired = pki.issueSeal({ notAfter: new Date('2026-11-23T09:00:00Z') })
  expectFailure(verify(signed(json, expired), options), 'expired-at-signing', 'claimed-time')
  expectFailure(
    verify(signed(json, expired, { signatureTimestamp: pki.tsa }), options),
    'expired-at-signing',
    'proven-time',
  )
  const early = new Date('2026-11-23T08:00:00Z')
  // Valid at the time of signing as far as is known, and expired now.
  expectFailure(
    verify(signed(json, expired, { signingTime: early }), options),
    'certificate-expired',
    'since-claimed-time',
  )
  expectFailure(
    verify(signed(json, expired, { signingTime: early, signatureTimestamp: pki.tsa }), options),
    'certificate-expired',
    'since-proven-time',
  )
  expectFailure(
    verify(signed(json, expired, { signingTime: null }), options),
    'certificate-expired',
    'no-time-of-signing',
  )
  const fresh = pki.issueSeal({ notBefore: new Date('2026-11-23T09:59:45Z') })
  expectFailure(verify(signed(json, fresh), options), 'not-yet-valid', 'claimed-time')
  expectFailure(verify(signed(json, fresh, { signingTime: null }), { ...options, now: early }), 'not-yet-valid', 'now')
  expectVerified(
    verify(signed(json, expired, { signingTime: early }), { ...options, now: new Date('2026-11-23T08:30:00Z') }),
  )
  const future = new Date('2026-11-23T10:05:01Z')
  expectFailure(verify(signed(json, pki.diiaSeal, { signingTime: future }), options), 'signed-in-the-future')
  expectVerified(verify(signed(json, pki.diiaSeal, { signingTime: future }), { ...options, clockSkewSeconds: 301 }))
  const undated = expectVerified(verify(signed(json, pki.diiaSeal, { signingTime: null }), options))
  expect(undated.report).not.toHaveProperty('bestTime')
})

test('the failure names an algorithm or curve that is not accepted', () => {
  const { publicKey: ed25519 } = generateKeyPairSync('ed25519')
  const spki = (curve: string): Uint8Array =>
    generateKeyPairSync('ec', { namedCurve: curve }).publicKey.export({ type: 'spki', format: 'der' })
  const found = (der: Uint8Array): unknown => {
    try {
      return readPublicKey(parse(der))
    } catch (error) {
      return failureOf(error)
    }
  }
  expect(found(spki('brainpoolP256r1'))).toEqual({
    status: 'unsupported-algorithm',
    reason: 'curve',
    found: 'brainpoolP256r1',
  })
  expect(found(spki('secp256k1'))).toEqual({ status: 'unsupported-algorithm', reason: 'curve', found: 'secp256k1' })
  expect(found(spki('prime256v1'))).toMatchObject({ kind: 'ec' })
  expect(found(ed25519.export({ type: 'spki', format: 'der' }))).toMatchObject({
    reason: 'public-key',
    found: 'Ed25519',
  })
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'der' })
  expect(found(rsa)).toEqual({ status: 'unsupported-algorithm', reason: 'rsa-too-short', found: 'RSA-1024' })
  const dstu = sequence(
    sequence(oid(oids.dstu4145), sequence(oid(`${oids.dstu4145NamedCurve}.1`))),
    bitString(octetString(new Uint8Array(21))),
  )
  expect(found(dstu)).toMatchObject({ reason: 'curve', found: 'DSTU 4145 curve, m = 167' })
  const sha1 = signed(json, pki.diiaSeal, {
    corrupt: 'no-signing-certificate',
    signedAttributes: [attribute(oids.signingCertificate, sequence())],
  })
  expect(verify(sha1, options)).toEqual({
    status: 'unsupported-algorithm',
    reason: 'signing-certificate',
    found: 'SHA-1',
  })
  const longOid = `1.2.${'9'.repeat(300)}`.replaceAll(/9{9}/g, '999999999.').replace(/\.$/, '')
  expect(JSON.stringify(unwrap(sequence(oid(longOid), context(0, sequence())), options)).length).toBeLessThan(200)
})

test('a certificate signature with an unsupported algorithm is not reported as a bad signature', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const leaf = withSignature(pki.diiaSeal.certificate, '1.2.840.113549.1.1.5', (tbs) =>
    signNative('sha1', tbs, privateKey),
  )
  expect(publicKey.type).toBe('public')
  const outcome = verify(signed(json, { certificate: leaf, privateKey: pki.diiaSeal.privateKey }), options)
  expect(outcome).toEqual({ status: 'unsupported-algorithm', reason: 'certificate-signature', found: 'RSA with SHA-1' })
})

/** The same certificate with a signature of another algorithm. */
function withSignature(
  certificate: Certificate,
  algorithm: string,
  make: (tbs: Uint8Array) => Uint8Array,
): Certificate {
  const [tbs] = parse(certificate.der).sequence(3)
  const [version, serial, , ...rest] = tbs.sequence(7)
  const identifier = sequence(oid(algorithm))
  const body = sequence(version.der, serial.der, identifier, ...rest.map((part) => part.der))
  return Certificate.fromDer(sequence(body, identifier, bitString(make(body))))
}

test('unsigned attributes may be repeated and may have any content', () => {
  const [one, two, three] = ['2026-11-23T09:59:40Z', '2026-11-23T09:59:35Z', '2026-11-23T09:59:50Z'].map(
    (time) => new Date(time),
  ) as [Date, Date, Date]
  const stamp =
    (time: Date) =>
    (signature: Uint8Array): Uint8Array =>
      timestamp(signature, pki.tsa, time)
  const archive = attribute('0.4.0.1733.2.4', sequence(), octetString(json))
  const counterSignature = attribute('1.2.840.113549.1.9.6', sequence(), sequence())
  const unsignedAttributes = (signature: Uint8Array): Uint8Array[] => [
    attribute(oids.signatureTimeStamp, stamp(one)(signature), stamp(two)(signature)),
    attribute(oids.signatureTimeStamp, stamp(three)(signature)),
    archive,
    archive,
    counterSignature,
    counterSignature,
    tlv(0x30, oid('1.2.3.4'), tlv(0x31)),
  ]
  const { report } = expectVerified(verify(signed(json, pki.diiaSeal, { unsignedAttributes }), options))
  // The signature existed at each of these times, so the earliest counts.
  expect(report).toMatchObject({ timestampedAt: two.toISOString(), bestTime: two.toISOString() })
  expect(report).not.toHaveProperty('ignoredTimestamps')
})

test('a timestamp over the signature that does not verify is ignored and reported', () => {
  const stranger = createTestHierarchy({ now }).tsa
  const good = new Date('2026-11-23T09:59:50Z')
  const unsignedAttributes = (signature: Uint8Array): Uint8Array[] => [
    attribute(
      oids.signatureTimeStamp,
      timestamp(pdf, pki.tsa, good),
      timestamp(signature, stranger, good),
      octetString(json),
    ),
    attribute(oids.signatureTimeStamp, timestamp(signature, pki.tsa, good)),
  ]
  const { report } = expectVerified(verify(signed(json, pki.diiaSeal, { unsignedAttributes }), options))
  expect(report.timestampedAt).toBe(good.toISOString())
  expect(report.ignoredTimestamps?.toSorted()).toEqual([
    'not-cms',
    'timestamp-of-something-else',
    'timestamp-signer-certificate-missing',
  ])
  const { report: undated } = expectVerified(
    verify(signed(json, pki.diiaSeal, { signatureTimestamp: stranger }), options),
  )
  expect(undated).toMatchObject({
    bestTime: signedAt.toISOString(),
    ignoredTimestamps: ['timestamp-signer-certificate-missing'],
  })
  expect(undated).not.toHaveProperty('timestampedAt')
  const many = (signature: Uint8Array): Uint8Array[] =>
    Array.from({ length: 6 }, () => attribute(oids.signatureTimeStamp, timestamp(signature, pki.tsa, good)))
  expect(
    expectVerified(verify(signed(json, pki.diiaSeal, { unsignedAttributes: many }), options)).report.ignoredTimestamps,
  ).toEqual(['too-many-timestamps', 'too-many-timestamps'])
  const surplus = (): Uint8Array[] => [
    attribute('1.2.3.4', ...Array.from({ length: 33 }, (_, i) => octetString(Uint8Array.of(i)))),
  ]
  expectFailure(
    verify(signed(json, pki.diiaSeal, { unsignedAttributes: surplus }), options),
    'malformed',
    'too-many-attributes',
  )
})

test('timestamps over the content are the only signed attributes that may be repeated, and each must verify', () => {
  const [one, two] = [new Date('2026-11-23T09:59:10Z'), new Date('2026-11-23T09:59:20Z')]
  const stamps = [one, two].map((time) => attribute(oids.contentTimeStamp, timestamp(json, pki.tsa, time)))
  // Both existed before the signature was made, so the latest counts.
  expect(
    expectVerified(verify(signed(json, pki.diiaSeal, { signedAttributes: stamps }), options)).report.timestampedAt,
  ).toBe(two.toISOString())
  const bad = [...stamps, attribute(oids.contentTimeStamp, timestamp(pdf, pki.tsa, one))]
  expectFailure(
    verify(signed(json, pki.diiaSeal, { signedAttributes: bad }), options),
    'invalid-signature',
    'timestamp-of-something-else',
  )
  for (const again of [
    attribute(oids.signingTime, asTime(signedAt)),
    attribute(oids.contentType, oid(oids.data)),
    attribute('1.2.3.4', nullValue()),
  ]) {
    expectFailure(
      verify(signed(json, pki.diiaSeal, { signedAttributes: [again, again] }), options),
      'malformed',
      'duplicate-attribute',
    )
  }
  const values = attribute('1.2.3.4', nullValue(), octetString(json))
  expectFailure(
    verify(signed(json, pki.diiaSeal, { signedAttributes: [values] }), options),
    'malformed',
    'attribute-values',
  )
})

test('a valid timestamp gives the time of signing; an invalid timestamp over the content makes the message fail', () => {
  const timestampTime = new Date('2026-11-23T09:59:40Z')
  const timestamped = signed(json, pki.diiaSeal, { timestamp: pki.tsa, signatureTimestamp: pki.tsa, timestampTime })
  expect(expectVerified(verify(timestamped, options)).report).toMatchObject({
    signedAt: signedAt.toISOString(),
    bestTime: timestampTime.toISOString(),
  })
  const refusals: Array<[Parameters<typeof sign>[2], string, string]> = [
    [{ timestamp: pki.tsa, timestampOf: pdf }, 'invalid-signature', 'timestamp-of-something-else'],
    [{ timestamp: pki.diiaSeal }, 'untrusted-signer', 'timestamp-signer-certificate-missing'],
    [{ timestamp: createTestHierarchy({ now }).tsa }, 'untrusted-signer', 'timestamp-signer-certificate-missing'],
    [
      { signatureTimestamp: pki.tsa, timestampTime: new Date('2026-12-23T10:00:00Z') },
      'signed-in-the-future',
      'signed-in-the-future',
    ],
    [
      { timestamp: pki.tsa, timestampTime: new Date('2020-01-01T00:00:00Z') },
      'untrusted-signer',
      'timestamp-authority-not-yet-valid',
    ],
  ]
  for (const [overrides, status, reason] of refusals)
    expectFailure(verify(signed(json, pki.diiaSeal, overrides), options), status, reason)
  const trust = TrustStore.load({
    certificates: [writeP7b([...pki.certificates, pki.diiaSeal.certificate])],
    anchorsSha256: [pki.root.certificate.sha256],
  })
  // A seal certificate may not make timestamps.
  expectFailure(
    verify(signed(json, pki.diiaSeal, { timestamp: pki.diiaSeal }), { ...options, trust }),
    'untrusted-signer',
    'timestamp-authority',
  )
})

test('with several signers, each must verify and one must satisfy the policy', () => {
  const other = pki.issueSeal({ edrpou: '12345678' })
  const both = signed(json, other, { moreSigners: [pki.diiaSeal] })
  expect(expectVerified(verify(both, options)).report.signer.edrpou).toBe('43395033')
  const stranger = createTestHierarchy({ now }).diiaSeal
  expectFailure(verify(signed(json, pki.diiaSeal, { moreSigners: [stranger] }), options), 'untrusted-signer')
  expectFailure(
    verify(signed(json, pki.diiaSeal, { moreSigners: Array.from({ length: 4 }, () => other) }), options),
    'malformed',
    'too-many-signers',
  )
})

test('messages that exceed a limit are refused before expensive work', () => {
  const base = signed()
  expectFailure(unwrap(new Uint8Array(29 * 1024 * 1024), options), 'malformed', 'too-large')
  let deep: Uint8Array = octetString(json)
  for (let i = 0; i < 100; i++) deep = sequence(deep)
  expectFailure(unwrap(deep, options), 'malformed', 'encoding')
  const integers = new Uint8Array(3 * 250_000).map((_, i) => [2, 1, 0][i % 3] ?? 0)
  const many = sequence(oid(oids.signedData), context(0, sequence(integers)))
  expectFailure(unwrap(many, options), 'malformed', 'encoding')
  expectFailure(unwrap(Uint8Array.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 0x06), options), 'malformed', 'encoding')
  const certificates = Array.from({ length: 21 }, () => pki.diiaSeal.certificate)
  expectFailure(
    verify(signed(json, pki.diiaSeal, { chain: certificates }), options),
    'malformed',
    'too-many-certificates',
  )
  const signers = { moreSigners: Array.from({ length: 40 }, () => pki.diiaSeal), omitCertificate: true }
  expectFailure(verify(signed(json, pki.diiaSeal, signers), options), 'malformed', 'too-many-signers')
  expectFailure(unwrap(concat(base, Uint8Array.of(0)), options), 'malformed', 'encoding')
})

test('content in very many segments is joined or refused, without a stack overflow', () => {
  for (const [segments, status] of [
    [150_000, 'verified'],
    [250_000, 'malformed'],
  ] as const) {
    const content = new Uint8Array(segments).fill(0x20)
    content[0] = 0x7b
    content[segments - 1] = 0x7d
    const whole = signed(content)
    const segmented = new Uint8Array(3 * segments).map((_, i) => [4, 1, content[(i - 2) / 3] ?? 0][i % 3] ?? 0)
    const [type, explicit] = parse(whole).sequence(2)
    const [version, digests, , ...rest] = explicit.explicit(0).sequence(4)
    const info = sequence(oid(oids.data), context(0, tlv(0x24, segmented)))
    const message = sequence(
      type.der,
      context(0, sequence(version.der, digests.der, info, ...rest.map((part) => part.der))),
    )
    expect(verify(message, options).status).toBe(status)
  }
})

test('limits can be set lower', () => {
  expectFailure(verify(signed(pdf), { ...options, limits: { partBytes: 100 } }), 'malformed', 'too-large')
})

test('another encoding of a signature has the same signatureSha256', () => {
  const once = expectVerified(verify(signed(), options))
  const p7s = once.signedData
  // The signature is the last element: 64 bytes, here wrapped in an OCTET STRING as some implementations do.
  const bare = p7s.slice(-64)
  const wrapped = octetString(bare)
  const again = expectVerified(verify(rewrapSignature(p7s, wrapped), options))
  expect(again.signatureSha256).toBe(once.signatureSha256)
  const padded = concat(bare.subarray(0, 32), Uint8Array.of(0), bare.subarray(32), Uint8Array.of(0))
  expect(expectVerified(verify(rewrapSignature(p7s, padded), options)).signatureSha256).toBe(once.signatureSha256)
  expectFailure(
    verify(rewrapSignature(p7s, concat(padded, Uint8Array.of(0, 0))), options),
    'invalid-signature',
    'signature',
  )
})

/** Replaces the encoding of the signature, which is the last element of a message with one signer. */
function rewrapSignature(p7s: Uint8Array, signature: Uint8Array): Uint8Array {
  const [type, content] = parse(p7s).sequence(2)
  const parts = content.explicit(0).sequence(4)
  const signer = parts.at(-1)?.set(1)[0].sequence(6) ?? []
  const info = sequence(...signer.slice(0, -1).map((part) => part.der), octetString(signature))
  return sequence(type.der, context(0, sequence(...parts.slice(0, -1).map((part) => part.der), setOf(info))))
}

test('times that contradict each other are refused', () => {
  const early = new Date('2026-11-23T09:00:00Z')
  const late = new Date('2026-11-23T09:50:00Z')
  const signedBeforeContentTimestamp = signed(json, pki.diiaSeal, {
    signingTime: early,
    timestamp: pki.tsa,
    timestampTime: late,
  })
  expectFailure(verify(signedBeforeContentTimestamp, options), 'invalid-signature', 'times-out-of-order')
  const signedAfterSignatureTimestamp = signed(json, pki.diiaSeal, {
    signingTime: late,
    signatureTimestamp: pki.tsa,
    timestampTime: early,
  })
  expectFailure(verify(signedAfterSignatureTimestamp, options), 'invalid-signature', 'times-out-of-order')
})

test('a printed certificate shows no names', () => {
  const citizen = pki.issueSeal({ commonName: 'Надія Володимирівна', request: { drfo: '3333333333' } }).certificate
  expect(citizen.drfo).toBe('3333333333')
  expect(`${inspect(citizen, { depth: 9, showHidden: true })}${JSON.stringify({ citizen })}`).not.toMatch(
    /Надія|3333333333/,
  )
})

test('a SignedData without signers is refused', () => {
  const certsOnly = writeP7b([pki.diiaSeal.certificate])
  expectFailure(verify(certsOnly, { ...options, content: json }), 'malformed', 'no-signer')
  expect(setOf()).toHaveLength(2)
})

test('a certificate with trailing bytes or a duplicate extension is refused', () => {
  const { der } = pki.diiaSeal.certificate
  expect(() => Certificate.fromDer(concat(der, Uint8Array.of(0)))).toThrow('trailing bytes')
  expect(() =>
    pki.issueSeal({
      request: { extraExtensions: [sequence(oid(oids.keyUsage), octetString(octetString(new Uint8Array())))] },
    }),
  ).toThrow('duplicate extension')
})
