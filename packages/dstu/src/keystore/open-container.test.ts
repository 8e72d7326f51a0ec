import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { context, integer, nullValue, octetString, oid, sequence } from '../asn1/writer.ts'
import { oids } from '../oids.ts'
import { scalarOf } from '../private-key.ts'
import { defaultSBoxes } from '../symmetric/gost28147.ts'
import {
  createTestHierarchy,
  generateKey,
  seededRandom,
  writeJks,
  writeKey6,
  writePkcs12,
  writePkcs8,
  type TestIdentity,
} from '../testing/index.ts'
import { ContainerError, type ContainerErrorCode } from './container.ts'
import { openContainer, pairRecipients } from './open-container.ts'

const password = 'Пароль 1'
let identities: [TestIdentity, TestIdentity]

beforeAll(() => {
  const { organisation } = createTestHierarchy({ rng: seededRandom('containers') })
  identities = [organisation.seal, organisation.keyAgreement]
})

function errorCodeOf(open: () => unknown): ContainerErrorCode {
  try {
    open()
  } catch (error) {
    if (error instanceof ContainerError) return error.code
    throw error
  }
  throw new Error('the container was opened')
}

test('PKCS#12 gives keys and certificates, which are paired by the public key', () => {
  const container = openContainer(writePkcs12(identities, password), password)
  expect(container.certificates.map((certificate) => certificate.sha256)).toEqual(
    identities.map(({ certificate }) => certificate.sha256),
  )
  const pairs = pairRecipients(container.privateKeys.toReversed(), container.certificates)
  expect(pairs.map(({ privateKey }) => scalarOf(privateKey))).toEqual(
    identities.map(({ privateKey }) => scalarOf(privateKey)),
  )
  expect(pairRecipients([generateKey(257)], container.certificates)).toEqual([])
})

test('containers with AES-256 and SHA-256 instead of the Ukrainian algorithms', () => {
  const file = writePkcs12(identities, password, { modern: true })
  expect(openContainer(file, password).privateKeys).toHaveLength(2)
  expect(errorCodeOf(() => openContainer(file, 'Пароль 2'))).toBe('wrong-password')
  const pkcs8 = writePkcs8(identities[0].privateKey, password, { modern: true })
  expect(openContainer(pkcs8, password).privateKeys.map(scalarOf)).toEqual([scalarOf(identities[0].privateKey)])
  expect(errorCodeOf(() => openContainer(pkcs8, 'Пароль 2'))).toBe('wrong-password')
})

test('Key-6.dat with one key and with two', () => {
  const [seal, kep] = identities
  expect(openContainer(writeKey6([seal], password), password).privateKeys).toHaveLength(1)
  const both = openContainer(writeKey6([seal, kep], password), password)
  expect(pairRecipients(both.privateKeys, [kep.certificate, seal.certificate])).toHaveLength(2)
})

test('a Java key store, as ПриватБанк issues it', () => {
  const [seal, kep] = identities
  const file = writeJks(identities, password, { trusted: [seal.certificate] })
  const container = openContainer(file, password)
  expect(container.certificates).toHaveLength(3)
  expect(
    pairRecipients(container.privateKeys, [kep.certificate, seal.certificate]).map(({ privateKey }) =>
      scalarOf(privateKey),
    ),
  ).toEqual([scalarOf(kep.privateKey), scalarOf(seal.privateKey)])
  expect(errorCodeOf(() => openContainer(file, 'Пароль 2'))).toBe('wrong-password')
  expect(errorCodeOf(() => openContainer(writeJks(identities, password, { keyPassword: 'інший' }), password))).toBe(
    'wrong-password',
  )
  // The keyed hash covers every byte.
  for (let at = 4; at < file.length; at += 97) {
    const damaged = file.slice()
    damaged[at] = (damaged[at] ?? 0) ^ 1
    expect(errorCodeOf(() => openContainer(damaged, password))).toBe('wrong-password')
  }
  for (const end of [4, 20, 31, file.length - 1])
    expect(['malformed', 'wrong-password']).toContain(errorCodeOf(() => openContainer(file.subarray(0, end), password)))
  expect(errorCodeOf(() => openContainer(writeJks(identities, password, { count: 3 }), password))).toBe('malformed')
  expect(errorCodeOf(() => openContainer(writeJks(identities, password, { count: 1 }), password))).toBe('malformed')
  expect(errorCodeOf(() => openContainer(writeJks(identities, password, { count: 0xffffffff }), password))).toBe(
    'too-large',
  )
})

test.each<[name: string, file: () => Uint8Array, message: RegExp]>([
  [
    'a JKS with RSA keys',
    () => writeJks([identities[0]], password, { privateKeyInfo: rsaKey() }),
    /not DSTU 4145 but RSA$/,
  ],
  ['a JCEKS', () => Uint8Array.of(0xce, 0xce, 0xce, 0xce, 0, 0, 0, 2), /a JCEKS key store.* keytool -importkeystore/],
  ['a BKS', () => Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 20, 1, 2, 3, 4), /a BKS key store.* keytool -importkeystore/],
  ['a zip', () => Uint8Array.of(0x50, 0x4b, 3, 4), /zip archive.* unpack/],
  ['a certificate in PEM', () => Buffer.from('-----BEGIN CERTIFICATE-----\nMAA=\n'), /PEM file with CERTIFICATE/],
  ['an unencrypted key in PEM', () => Buffer.from('-----BEGIN PRIVATE KEY-----\nMAA=\n'), /not encrypted/],
  [
    'PKCS#8 with another encryption scheme',
    () => sequence(sequence(oid('1.2.840.113549.1.12.1.3'), sequence()), octetString(new Uint8Array(8))),
    /not supported: PKCS#12 with 3DES/,
  ],
  [
    'a PFX with a SHA-1 MAC',
    () => {
      const safe = sequence(oid(oids.data), context(0, octetString(sequence())))
      return sequence(
        integer(3),
        safe,
        sequence(
          sequence(sequence(oid(oids.sha1), nullValue()), octetString(new Uint8Array(20))),
          octetString(new Uint8Array(8)),
          integer(2048),
        ),
      )
    },
    /MAC .* SHA-1/,
  ],
])('the error names %s', (_name, file, message) => {
  const open = (): unknown => openContainer(file(), password)
  expect(errorCodeOf(open)).toBe('unsupported')
  expect(open).toThrow(message)
})

function rsaKey(): Uint8Array {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'der' })
}

test('PKCS#8, DER and PEM', () => {
  const [, kep] = identities
  const der = writePkcs8(kep.privateKey, password)
  const pem = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${Buffer.from(der).toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`
  for (const file of [der, Buffer.from(pem)]) {
    expect(openContainer(file, password).privateKeys.map(scalarOf)).toEqual([scalarOf(kep.privateKey)])
  }
})

test('a wrong password gives another error code than a truncated file', () => {
  for (const file of [
    writePkcs12(identities, password),
    writeKey6(identities, password),
    writePkcs8(identities[0].privateKey, password),
  ]) {
    expect(errorCodeOf(() => openContainer(file, 'Пароль 2'))).toBe('wrong-password')
    expect(errorCodeOf(() => openContainer(file.subarray(0, file.length - 1), password))).toBe('malformed')
  }
})

test('a damaged PKCS#12 does not open', () => {
  const file = writePkcs12(identities, password)
  const at = Buffer.from(file).indexOf(identities[0].certificate.der)
  file[at + 40] = (file[at + 40] ?? 0) ^ 1
  expect(errorCodeOf(() => openContainer(file, password))).toBe('wrong-password')
})

test('a file that is not a container is refused', () => {
  expect(errorCodeOf(() => openContainer(new Uint8Array(), password))).toBe('malformed')
  expect(errorCodeOf(() => openContainer(Buffer.from('навмання'), password))).toBe('malformed')
  expect(errorCodeOf(() => openContainer(identities[0].certificate.der, password))).not.toBe('wrong-password')
  expect(errorCodeOf(() => openContainer(sequence(integer(0), sequence(oid(oids.dstu4145))), password))).toBe(
    'unsupported',
  )
  expect(errorCodeOf(() => openContainer(new Uint8Array(1024 * 1024 + 1), password))).toBe('too-large')
})

test('a container with too many iterations is refused', () => {
  const derivation = sequence(
    octetString(new Uint8Array(32)),
    integer(1_000_001),
    sequence(oid(oids.hmacGost34311), nullValue()),
  )
  const cipher = sequence(octetString(new Uint8Array(8)), octetString(defaultSBoxes))
  const scheme = sequence(sequence(oid(oids.pbkdf2), derivation), sequence(oid(oids.gost28147Cfb), cipher))
  const file = sequence(sequence(oid(oids.pbes2), scheme), octetString(new Uint8Array(64)))
  expect(errorCodeOf(() => openContainer(file, password))).toBe('too-large')
})

test('a private key is never printed', () => {
  const [{ privateKey }] = identities
  const secret = scalarOf(privateKey)
  for (const printed of [
    inspect(privateKey, { showHidden: true, depth: 9 }),
    JSON.stringify({ privateKey }),
    String(privateKey),
  ]) {
    expect(printed).not.toContain(secret.toString())
    expect(printed).not.toContain(secret.toString(16))
  }
  expect(JSON.stringify(Object.entries(privateKey).map(([, value]) => inspect(value, { depth: 9 })))).not.toContain(
    secret.toString(),
  )
})
