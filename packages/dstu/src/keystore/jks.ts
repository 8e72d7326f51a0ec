import { createHash } from 'node:crypto'
import { Asn1Error, parse } from '../asn1/reader.ts'
import { equal } from '../bytes.ts'
import { oids } from '../oids.ts'
import type { PrivateKey } from '../private-key.ts'
import { Refusal } from '../refusal.ts'
import { Certificate } from '../x509/certificate.ts'
import { ContainerError, maxKeys, type KeyContainer } from './container.ts'
import { readPrivateKeyInfo } from './pkcs8.ts'

/** The JKS format uses SHA-1. It detects a damaged file or a wrong password, not a forgery. */
const sha1Bytes = 20
/** Constant in the keyed hash of the file; Sun's source calls it a whitener. */
const whitener = 'Mighty Aphrodite'
const maxEntries = 64

/** Whether the file starts with the JKS magic number FE ED FE ED. */
export function isJks(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'feedfeed'
}

/**
 * Opens a Java key store as Sun's provider writes it and ПриватБанк issues it: entries, then a SHA-1 hash of password
 * and entries, which is checked before the entries are read. Each key is protected separately, usually with the same
 * password. Keys other than DSTU 4145 are skipped when there is a DSTU 4145 key.
 */
export function openJks(bytes: Uint8Array, password: string): KeyContainer {
  const body = bytes.subarray(0, bytes.length - sha1Bytes)
  const secret = passwordBytes(password)
  if (bytes.length < 12 + sha1Bytes) throw new ContainerError('malformed', 'the JKS is truncated')
  if (!equal(jksDigest(secret, body), bytes.subarray(-sha1Bytes)))
    throw new ContainerError('wrong-password', 'wrong password, or the JKS is damaged')
  const reader = new Reader(body)
  reader.take(4)
  const version = reader.number()
  if (version !== 1 && version !== 2) throw new ContainerError('unsupported', `version ${version} of a JKS`)
  const privateKeys: PrivateKey[] = []
  const certificates: Certificate[] = []
  let unsupportedKey: unknown
  for (let left = reader.count(maxEntries); left > 0; left--) {
    const kind = reader.number()
    // Skips the alias and the creation date.
    reader.text()
    reader.take(8)
    if (kind === 1) {
      try {
        privateKeys.push(...readKey(reader.take(reader.number()), secret))
      } catch (error) {
        if (!isUnsupportedKey(error)) throw error
        unsupportedKey = error
      }
      for (let chain = reader.count(maxEntries); chain > 0; chain--)
        certificates.push(...readCertificate(reader, version))
    } else if (kind === 2) certificates.push(...readCertificate(reader, version))
    else throw new ContainerError('malformed', 'an entry of the JKS is of an unknown kind')
    if (privateKeys.length > maxKeys) throw new ContainerError('too-large', 'too many keys')
  }
  if (!reader.done) throw new ContainerError('malformed', 'the JKS has trailing bytes')
  if (privateKeys.length === 0 && unsupportedKey !== undefined) throw unsupportedKey as Error
  return { privateKeys, certificates }
}

function isUnsupportedKey(error: unknown): boolean {
  return error instanceof Refusal || (error instanceof ContainerError && error.code === 'unsupported')
}

/** Decrypts an EncryptedPrivateKeyInfo that is protected by Sun's KeyProtector. */
function readKey(encoded: Uint8Array, secret: Uint8Array): PrivateKey[] {
  const [algorithm, body] = parse(encoded).sequence(2, 2)
  if (algorithm.sequence(1, 2)[0].oid() !== oids.jksKeyProtector)
    throw new ContainerError('unsupported', 'a key of the JKS is not protected by Sun’s algorithm')
  const protectedKey = body.octets()
  if (protectedKey.length <= 2 * sha1Bytes) throw new ContainerError('malformed', 'a key of the JKS is truncated')
  const plain = applyJksKeystream(
    secret,
    protectedKey.subarray(0, sha1Bytes),
    protectedKey.subarray(sha1Bytes, -sha1Bytes),
  )
  const check = sha1(secret, plain)
  if (!equal(check, protectedKey.subarray(-sha1Bytes)))
    throw new ContainerError('wrong-password', 'a key of the JKS has another password than the JKS itself')
  return readPrivateKeyInfo(plain)
}

/** Certificates that cannot be read are left out, since certificates are matched with keys by the public key. */
function readCertificate(reader: Reader, version: number): Certificate[] {
  const type = version === 2 ? reader.text() : 'X.509'
  const encoded = reader.take(reader.number())
  if (type !== 'X.509') return []
  try {
    return [Certificate.fromDer(encoded)]
  } catch (error) {
    if (error instanceof Asn1Error) return []
    throw error
  }
}

/** XORs the bytes with a keystream: SHA-1 of password and salt, then of password and the previous block. */
export function applyJksKeystream(secret: Uint8Array, salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let block = salt
  for (let at = 0; at < bytes.length; at++) {
    if (at % sha1Bytes === 0) block = sha1(secret, block)
    out[at] = bytes[at]! ^ block[at % sha1Bytes]!
  }
  return out
}

/** The keyed hash of the whole file. */
export function jksDigest(secret: Uint8Array, body: Uint8Array): Uint8Array {
  return sha1(secret, Buffer.from(whitener, 'utf8'), body)
}

/** The password in UTF-16, big-endian. */
export function passwordBytes(password: string): Uint8Array {
  return Uint8Array.from(Buffer.from(password, 'utf16le').swap16())
}

export function sha1(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  return Uint8Array.from(hash.digest())
}

/** Reads values that Java's DataOutputStream wrote; never reads past the end. */
class Reader {
  private readonly bytes: Buffer
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get done(): boolean {
    return this.at === this.bytes.length
  }

  take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new ContainerError('malformed', 'the JKS is truncated')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  number(): number {
    return Buffer.from(this.take(4)).readUInt32BE()
  }

  count(most: number): number {
    const count = this.number()
    if (count > most) throw new ContainerError('too-large', 'the JKS has too many entries')
    return count
  }

  text(): string {
    const length = Buffer.from(this.take(2)).readUInt16BE()
    return Buffer.from(this.take(length)).toString('utf8')
  }
}
