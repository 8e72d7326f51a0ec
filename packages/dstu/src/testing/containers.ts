import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto'
import * as asn1 from '../asn1/writer.ts'
import { bigToLe, concat } from '../bytes.ts'
import { jksDigest, applyJksKeystream, passwordBytes, sha1 } from '../keystore/jks.ts'
import { deriveKey6Key } from '../keystore/key6.ts'
import { macHashes, macKey } from '../keystore/pkcs12.ts'
import { curveSize, standardParameters } from '../math/dstu4145.ts'
import { oids } from '../oids.ts'
import { scalarOf, type PrivateKey } from '../private-key.ts'
import { defaultSBoxes, Gost28147 } from '../symmetric/gost28147.ts'
import { gost34311 } from '../symmetric/gost34311.ts'
import { pbkdf2Gost34311 } from '../symmetric/pbkdf2-gost.ts'
import type { Certificate } from '../x509/certificate.ts'
import { keyAlgorithm, type TestIdentity } from './issue.ts'

export interface ContainerOptions {
  /** Default 10 000, as in the containers of Ukrainian CAs. */
  iterations?: number
  /** AES-256 and SHA-256, as OpenSSL writes, instead of GOST 28147 and GOST 34.311. */
  modern?: boolean
}

/** Writes a PKCS#12 with the key of each identity in a pkcs8ShroudedKeyBag and its certificate in a certBag. */
export function writePkcs12(
  identities: readonly TestIdentity[],
  password: string,
  options: ContainerOptions = {},
): Uint8Array {
  const { iterations = 10_000, modern = false } = options
  const bags = identities.flatMap(({ certificate, privateKey }) => {
    const id = asn1.setOf(
      asn1.sequence(
        asn1.oid(oids.localKeyId),
        asn1.setOf(asn1.octetString(gost34311(asn1.octetString(privateKey.publicOctets)))),
      ),
    )
    return [
      asn1.sequence(
        asn1.oid(oids.shroudedKeyBag),
        asn1.context(0, encrypted(privateKeyInfo(privateKey), password, options)),
        id,
      ),
      asn1.sequence(
        asn1.oid(oids.certBag),
        asn1.context(
          0,
          asn1.sequence(asn1.oid(oids.x509Certificate), asn1.context(0, asn1.octetString(certificate.der))),
        ),
        id,
      ),
    ]
  })
  const authenticatedSafe = asn1.sequence(dataInfo(asn1.sequence(...bags)))
  const salt = Uint8Array.from(randomBytes(32))
  const oid = modern ? oids.sha256 : oids.gost34311
  const hash = macHashes[oid]
  if (!hash) throw new TypeError('unknown MAC algorithm')
  const mac = hash.hmac(macKey(hash, password, salt, iterations), authenticatedSafe)
  return asn1.sequence(
    asn1.integer(3),
    dataInfo(authenticatedSafe),
    asn1.sequence(
      asn1.sequence(asn1.sequence(asn1.oid(oid), asn1.nullValue()), asn1.octetString(mac)),
      asn1.octetString(salt),
      asn1.integer(iterations),
    ),
  )
}

function dataInfo(content: Uint8Array): Uint8Array {
  return asn1.sequence(asn1.oid(oids.data), asn1.context(0, asn1.octetString(content)))
}

/** Writes an encrypted PKCS#8 (PBES2) with one key. */
export function writePkcs8(key: PrivateKey, password: string, options: ContainerOptions = {}): Uint8Array {
  return encrypted(privateKeyInfo(key), password, options)
}

function privateKeyInfo(key: PrivateKey, attributes: readonly Uint8Array[] = []): Uint8Array {
  return asn1.sequence(
    asn1.integer(0),
    keyAlgorithm(key),
    asn1.octetString(bigToLe(scalarOf(key), key.curve.orderBytes)),
    ...(attributes.length > 0 ? [asn1.context(0, ...attributes)] : []),
  )
}

function encrypted(
  plain: Uint8Array,
  password: string,
  { iterations = 10_000, modern = false }: ContainerOptions,
): Uint8Array {
  const salt = Uint8Array.from(randomBytes(32))
  const prf = modern ? oids.hmacSha256 : oids.hmacGost34311
  const derivation = asn1.sequence(
    asn1.octetString(salt),
    asn1.integer(iterations),
    asn1.sequence(asn1.oid(prf), asn1.nullValue()),
  )
  const secret = new TextEncoder().encode(password)
  const { cipher, bytes } = modern
    ? encryptAes(plain, pbkdf2Sync(secret, salt, iterations, 32, 'sha256'))
    : encryptGost(plain, pbkdf2Gost34311(secret, salt, iterations))
  return asn1.sequence(
    asn1.sequence(asn1.oid(oids.pbes2), asn1.sequence(asn1.sequence(asn1.oid(oids.pbkdf2), derivation), cipher)),
    asn1.octetString(bytes),
  )
}

interface Encrypted {
  /** AlgorithmIdentifier of the cipher. */
  cipher: Uint8Array
  bytes: Uint8Array
}

function encryptGost(plain: Uint8Array, key: Uint8Array): Encrypted {
  const iv = Uint8Array.from(randomBytes(8))
  const parameters = asn1.sequence(asn1.octetString(iv), asn1.octetString(defaultSBoxes))
  return {
    cipher: asn1.sequence(asn1.oid(oids.gost28147Cfb), parameters),
    bytes: new Gost28147(key).encryptCfb(iv, plain),
  }
}

function encryptAes(plain: Uint8Array, key: Uint8Array): Encrypted {
  const iv = Uint8Array.from(randomBytes(16))
  const aes = createCipheriv('aes-256-cbc', key, iv)
  return {
    cipher: asn1.sequence(asn1.oid(oids.aes256Cbc), asn1.octetString(iv)),
    bytes: Buffer.concat([aes.update(plain), aes.final()]),
  }
}

/** Writes an old Key-6.dat with one key or two; the second key is in the attributes of the first. */
export function writeKey6(identities: readonly TestIdentity[], password: string): Uint8Array {
  const [first, second, ...surplus] = identities
  if (!first || surplus.length > 0) throw new RangeError('a Key-6.dat holds one key or two')
  const plain = privateKeyInfo(first.privateKey, second ? secondKeyAttributes(second.privateKey) : [])
  const cipher = new Gost28147(deriveKey6Key(password))
  const padding = new Uint8Array((8 - (plain.length % 8)) % 8)
  const encryptedBytes = cipher.encryptEcb(concat(plain, padding))
  return asn1.sequence(
    asn1.sequence(
      asn1.oid(oids.iitKey6),
      asn1.sequence(
        asn1.octetString(cipher.mac(plain)),
        ...(padding.length > 0 ? [asn1.octetString(encryptedBytes.subarray(plain.length))] : []),
      ),
    ),
    asn1.octetString(encryptedBytes.subarray(0, plain.length)),
  )
}

function secondKeyAttributes(key: PrivateKey): Uint8Array[] {
  const { m, middleExponents, a, b, order, base } = standardParameters(curveSize(key.curve))
  if (!('compressed' in base)) throw new TypeError('no compressed base point')
  const exponents = middleExponents.toReversed().map((exponent) => asn1.integer(exponent))
  const bytes = (value: bigint): Uint8Array => bigToLe(value, key.curve.fieldBytes).toReversed()
  const curve = asn1.sequence(
    asn1.sequence(asn1.integer(m), exponents.length === 1 ? exponents[0]! : asn1.sequence(...exponents)),
    asn1.integer(a),
    asn1.octetString(bytes(b)),
    asn1.integer(order),
    asn1.octetString(bytes(base.compressed)),
  )
  const scalar = bigToLe(scalarOf(key), key.curve.orderBytes).map(reverseBits)
  return [
    attribute(oids.iitSecondKeyBits, asn1.bitString(scalar)),
    attribute(
      oids.iitSecondKeyParameters,
      asn1.sequence(curve, asn1.octetString(key.sBoxes), asn1.octetString(key.sBoxes)),
    ),
  ]
}

function attribute(oid: string, value: Uint8Array): Uint8Array {
  return asn1.sequence(asn1.oid(oid), asn1.setOf(value))
}

function reverseBits(byte: number): number {
  let out = 0
  for (let bit = 0; bit < 8; bit++) out |= ((byte >> bit) & 1) << (7 - bit)
  return out
}

/** Writes a Java key store of version 2 as Sun's keytool does: an entry with key and certificate for each identity. */
export function writeJks(identities: readonly TestIdentity[], password: string, options: JksOptions = {}): Uint8Array {
  const secret = passwordBytes(password)
  const keySecret = passwordBytes(options.keyPassword ?? password)
  const entries = identities.map(({ certificate, privateKey }, index) =>
    concat(
      int(1),
      javaText(`key${index}`),
      new Uint8Array(8),
      counted(protectedByJks(options.privateKeyInfo ?? privateKeyInfo(privateKey), keySecret)),
      int(1),
      javaText('X.509'),
      counted(certificate.der),
    ),
  )
  const trusted = (options.trusted ?? []).map((certificate, index) =>
    concat(int(2), javaText(`ca${index}`), new Uint8Array(8), javaText('X.509'), counted(certificate.der)),
  )
  const body = concat(
    Uint8Array.of(0xfe, 0xed, 0xfe, 0xed),
    int(2),
    int(options.count ?? entries.length + trusted.length),
    ...entries,
    ...trusted,
  )
  return concat(body, jksDigest(secret, body))
}

export interface JksOptions {
  /** Password of the keys, if it differs from that of the key store. */
  keyPassword?: string
  trusted?: readonly Certificate[]
  /** PrivateKeyInfo to write instead of the identities' keys. */
  privateKeyInfo?: Uint8Array
  /** A wrong number of entries. */
  count?: number
}

function protectedByJks(plain: Uint8Array, secret: Uint8Array): Uint8Array {
  const salt = Uint8Array.from(randomBytes(20))
  const bytes = concat(salt, applyJksKeystream(secret, salt, plain), sha1(secret, plain))
  return asn1.sequence(asn1.sequence(asn1.oid(oids.jksKeyProtector), asn1.nullValue()), asn1.octetString(bytes))
}

function int(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

function counted(bytes: Uint8Array): Uint8Array {
  return concat(int(bytes.length), bytes)
}

function javaText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  return concat(Uint8Array.of(bytes.length >> 8, bytes.length), bytes)
}

/** Writes a certs-only SignedData, the format of trust lists. */
export function writeP7b(certificates: readonly Certificate[]): Uint8Array {
  return asn1.sequence(
    asn1.oid(oids.signedData),
    asn1.context(
      0,
      asn1.sequence(
        asn1.integer(1),
        asn1.setOf(),
        asn1.sequence(asn1.oid(oids.data)),
        asn1.context(0, ...certificates.map((certificate) => certificate.der)),
        asn1.setOf(),
      ),
    ),
  )
}
