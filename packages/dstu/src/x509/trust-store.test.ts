import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { integer, octetString, sequence } from '../asn1/writer.ts'
import { createTestHierarchy, seededRandom, TestHierarchy, testHierarchyFromJson, writeP7b } from '../testing/index.ts'
import { isKnownTestAnchor, readCertificates, TrustStore } from '../index.ts'

let pki: TestHierarchy
let p7b: Uint8Array

beforeAll(() => {
  pki = createTestHierarchy({ rng: seededRandom('trust') })
  p7b = writeP7b(pki.certificates)
})

test('certificates are read from p7b, PEM and DER', () => {
  const { der } = pki.ca.certificate
  const pem = Buffer.from(
    `Автор\n-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
  )
  expect(readCertificates(p7b).map((c) => c.sha256)).toEqual(pki.certificates.map((c) => c.sha256))
  for (const file of [der, pem])
    expect(readCertificates(file).map((c) => c.serialHex)).toEqual([pki.ca.certificate.serialHex])
  expect(() => readCertificates(Buffer.from('порожньо'))).toThrow('no certificate')
})

test('the store has the SHA-256 of its files and leaves out certificates that cannot be read', () => {
  const anchorsSha256 = [pki.root.certificate.sha256]
  const trust = TrustStore.load({ certificates: [p7b], anchorsSha256 })
  expect(trust.sha256).toBe(createHash('sha256').update(p7b).digest('hex'))
  expect(trust.anchors.map((c) => c.sha256)).toEqual(anchorsSha256)
  const notCertificate = sequence(integer(1), octetString(new Uint8Array(3)))
  const more = TrustStore.load({ certificates: [p7b, notCertificate], anchorsSha256 })
  expect(more.unreadable).toBe(1)
  expect(more.certificates).toHaveLength(3)
  expect(more.sha256).not.toBe(trust.sha256)
})

function load(...anchorsSha256: string[]): TrustStore {
  return TrustStore.load({ certificates: [p7b], anchorsSha256 })
}

test('anchors are selected by SHA-256 and must be self-signed CA certificates', () => {
  const { sha256 } = pki.root.certificate
  expect(load((sha256.match(/../g) ?? []).join(':').toUpperCase()).anchors).toHaveLength(1)
  expect(() => load()).toThrow('no trust anchor')
  expect(() => load('00'.repeat(32))).toThrow('not among the certificates')
  expect(() => load(pki.ca.certificate.sha256)).toThrow('not a self-signed CA certificate')
})

test('roots made for tests are recognised', () => {
  expect(isKnownTestAnchor(pki.root.certificate)).toBe(true)
  expect(isKnownTestAnchor(pki.diiaSeal.certificate)).toBe(false)
})

test('a hierarchy can be stored as JSON and restored', () => {
  const restored = testHierarchyFromJson(JSON.parse(JSON.stringify(pki)))
  expect(restored.diiaSeal.certificate.sha256).toBe(pki.diiaSeal.certificate.sha256)
  expect(restored.organisation.keyAgreement.privateKey.publicOctets).toEqual(
    pki.organisation.keyAgreement.privateKey.publicOctets,
  )
  const mixed = pki.toJSON()
  const identities = {
    ...mixed.identities,
    ca: { ...mixed.identities.ca, privateKey: mixed.identities.tsa.privateKey },
  }
  expect(() => TestHierarchy.fromJSON({ ...mixed, identities })).toThrow('does not match its certificate')
})
