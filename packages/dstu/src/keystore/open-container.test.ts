import { inspect } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { integer, nullValue, octetString, oid, sequence } from '../asn1/writer.ts'
import { oids } from '../oids.ts'
import { scalarOf } from '../private-key.ts'
import { defaultSBoxes } from '../symmetric/gost28147.ts'
import { createTestHierarchy, generateKey, seededRandom, writeKey6, writePkcs12, writePkcs8, type TestIdentity } from '../testing/index.ts'
import { ContainerError, type ContainerErrorCode } from './container.ts'
import { openContainer, pairRecipients } from './open-container.ts'

const password = 'Пароль 1'
let identities: [TestIdentity, TestIdentity]

beforeAll(() => {
  const { organisation } = createTestHierarchy({ rng: seededRandom('containers') })
  identities = [organisation.seal, organisation.keyAgreement]
})

function refusal(open: () => unknown): ContainerErrorCode {
  try {
    open()
  } catch (error) {
    if (error instanceof ContainerError) return error.code
    throw error
  }
  throw new Error('opened')
}

test('PKCS#12 gives keys and certificates, which pair by the public key', () => {
  const container = openContainer(writePkcs12(identities, password), password)
  expect(container.certificates.map((certificate) => certificate.sha256)).toEqual(identities.map(({ certificate }) => certificate.sha256))
  const pairs = pairRecipients(container.privateKeys.toReversed(), container.certificates)
  expect(pairs.map(({ privateKey }) => scalarOf(privateKey))).toEqual(identities.map(({ privateKey }) => scalarOf(privateKey)))
  expect(pairRecipients([generateKey(257)], container.certificates)).toEqual([])
})

test('AES-256 and SHA-256 in place of the Ukrainian algorithms', () => {
  const file = writePkcs12(identities, password, { modern: true })
  expect(openContainer(file, password).privateKeys).toHaveLength(2)
  expect(refusal(() => openContainer(file, 'Пароль 2'))).toBe('wrong-password')
  const pkcs8 = writePkcs8(identities[0].privateKey, password, { modern: true })
  expect(openContainer(pkcs8, password).privateKeys.map(scalarOf)).toEqual([scalarOf(identities[0].privateKey)])
  expect(refusal(() => openContainer(pkcs8, 'Пароль 2'))).toBe('wrong-password')
})

test('Key-6.dat of one key and of two', () => {
  const [seal, kep] = identities
  expect(openContainer(writeKey6([seal], password), password).privateKeys).toHaveLength(1)
  const both = openContainer(writeKey6([seal, kep], password), password)
  expect(pairRecipients(both.privateKeys, [kep.certificate, seal.certificate])).toHaveLength(2)
})

test('PKCS#8, DER and PEM', () => {
  const [, kep] = identities
  const der = writePkcs8(kep.privateKey, password)
  const pem = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${Buffer.from(der).toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`
  for (const file of [der, Buffer.from(pem)]) {
    expect(openContainer(file, password).privateKeys.map(scalarOf)).toEqual([scalarOf(kep.privateKey)])
  }
})

test('a wrong password is told from everything else', () => {
  for (const file of [writePkcs12(identities, password), writeKey6(identities, password), writePkcs8(identities[0].privateKey, password)]) {
    expect(refusal(() => openContainer(file, 'Пароль 2'))).toBe('wrong-password')
    expect(refusal(() => openContainer(file.subarray(0, file.length - 1), password))).toBe('malformed')
  }
})

test('a damaged PKCS#12 does not open', () => {
  const file = writePkcs12(identities, password)
  const at = Buffer.from(file).indexOf(identities[0].certificate.der)
  file[at + 40] = (file[at + 40] ?? 0) ^ 1
  expect(refusal(() => openContainer(file, password))).toBe('wrong-password')
})

test('what is no container is said to be none', () => {
  expect(refusal(() => openContainer(new Uint8Array(), password))).toBe('malformed')
  expect(refusal(() => openContainer(Buffer.from('навмання'), password))).toBe('malformed')
  expect(refusal(() => openContainer(identities[0].certificate.der, password))).not.toBe('wrong-password')
  expect(refusal(() => openContainer(sequence(integer(0), sequence(oid(oids.dstu4145))), password))).toBe('unsupported')
  expect(refusal(() => openContainer(new Uint8Array(1024 * 1024 + 1), password))).toBe('too-large')
})

test('a container cannot ask for endless work', () => {
  const derivation = sequence(octetString(new Uint8Array(32)), integer(1_000_001), sequence(oid(oids.hmacGost34311), nullValue()))
  const cipher = sequence(octetString(new Uint8Array(8)), octetString(defaultSBoxes))
  const scheme = sequence(sequence(oid(oids.pbkdf2), derivation), sequence(oid(oids.gost28147Cfb), cipher))
  const file = sequence(sequence(oid(oids.pbes2), scheme), octetString(new Uint8Array(64)))
  expect(refusal(() => openContainer(file, password))).toBe('too-large')
})

test('a private key shows nothing of itself', () => {
  const [{ privateKey }] = identities
  const secret = scalarOf(privateKey)
  for (const shown of [inspect(privateKey, { showHidden: true, depth: 9 }), JSON.stringify({ privateKey }), String(privateKey)]) {
    expect(shown).not.toContain(secret.toString())
    expect(shown).not.toContain(secret.toString(16))
  }
  expect(JSON.stringify(Object.entries(privateKey).map(([, value]) => inspect(value, { depth: 9 })))).not.toContain(secret.toString())
})
