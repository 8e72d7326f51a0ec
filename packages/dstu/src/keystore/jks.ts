import { createHash } from 'node:crypto'
import { Asn1Error, parse } from '../asn1/reader.ts'
import { equal } from '../bytes.ts'
import { oids } from '../oids.ts'
import type { PrivateKey } from '../private-key.ts'
import { Refusal } from '../refusal.ts'
import { Certificate } from '../x509/certificate.ts'
import { ContainerError, mostKeys, type KeyContainer } from './container.ts'
import { readPrivateKeyInfo } from './pkcs8.ts'

/** SHA-1 is the format's own; it guards against a slip of the disk or the password, not against a forger. */
const hashBytes = 20
/** Sun's constant in the code over the whole file. */
const whitener = 'Mighty Aphrodite'
const mostEntries = 64

/** FE ED FE ED */
export function isJks(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'feedfeed'
}

/**
 * A Java key store as Sun's provider writes it and ПриватБанк gives it out: entries, then a SHA-1 over password and
 * entries, which is checked before anything is read. Each key is protected apart, by the same password as a rule.
 * Keys of other kinds than DSTU 4145 may stand beside ours.
 */
export function openJks(bytes: Uint8Array, password: string): KeyContainer {
  const body = bytes.subarray(0, bytes.length - hashBytes)
  const secret = passwordBytes(password)
  if (bytes.length < 12 + hashBytes) throw new ContainerError('malformed', 'the JKS is cut')
  if (!equal(jksDigest(secret, body), bytes.subarray(-hashBytes)))
    throw new ContainerError('wrong-password', 'wrong password, or the JKS is damaged')
  const reader = new Reader(body)
  reader.take(4)
  const version = reader.number()
  if (version !== 1 && version !== 2) throw new ContainerError('unsupported', `version ${version} of a JKS`)
  const privateKeys: PrivateKey[] = []
  const certificates: Certificate[] = []
  let otherKind: unknown
  for (let left = reader.count(mostEntries); left > 0; left--) {
    const kind = reader.number()
    // An alias and a date.
    reader.text()
    reader.take(8)
    if (kind === 1) {
      try {
        privateKeys.push(...readKey(reader.take(reader.number()), secret))
      } catch (error) {
        if (!isOtherKind(error)) throw error
        otherKind = error
      }
      for (let chain = reader.count(mostEntries); chain > 0; chain--)
        certificates.push(...readCertificate(reader, version))
    } else if (kind === 2) certificates.push(...readCertificate(reader, version))
    else throw new ContainerError('malformed', 'an entry of the JKS is of no known kind')
    if (privateKeys.length > mostKeys) throw new ContainerError('too-large', 'too many keys')
  }
  if (!reader.done) throw new ContainerError('malformed', 'the JKS has surplus bytes')
  if (privateKeys.length === 0 && otherKind !== undefined) throw otherKind as Error
  return { privateKeys, certificates }
}

function isOtherKind(error: unknown): boolean {
  return error instanceof Refusal || (error instanceof ContainerError && error.code === 'unsupported')
}

/** EncryptedPrivateKeyInfo by Sun's key protector. */
function readKey(encoded: Uint8Array, secret: Uint8Array): PrivateKey[] {
  const [algorithm, body] = parse(encoded).sequence(2, 2)
  if (algorithm.sequence(1, 2)[0].oid() !== oids.jksKeyProtector)
    throw new ContainerError('unsupported', 'a key of the JKS is protected in another way than Sun’s')
  const protectedKey = body.octets()
  if (protectedKey.length <= 2 * hashBytes) throw new ContainerError('malformed', 'a key of the JKS is cut')
  const plain = jksKeystream(secret, protectedKey.subarray(0, hashBytes), protectedKey.subarray(hashBytes, -hashBytes))
  const check = sha1(secret, plain)
  if (!equal(check, protectedKey.subarray(-hashBytes)))
    throw new ContainerError('wrong-password', 'a key of the JKS has another password than the JKS itself')
  return readPrivateKeyInfo(plain)
}

/** Certificates that cannot be read are left out: keys are matched with certificates by the public key. */
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

/** Bytes with SHA-1 of password and salt, then of password and the block before, laid over them. */
export function jksKeystream(secret: Uint8Array, salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let block = salt
  for (let at = 0; at < bytes.length; at++) {
    if (at % hashBytes === 0) block = sha1(secret, block)
    out[at] = bytes[at]! ^ block[at % hashBytes]!
  }
  return out
}

/** The code over the whole file. */
export function jksDigest(secret: Uint8Array, body: Uint8Array): Uint8Array {
  return sha1(secret, Buffer.from(whitener, 'utf8'), body)
}

/** Two bytes a character, the higher one first. */
export function passwordBytes(password: string): Uint8Array {
  return Uint8Array.from(Buffer.from(password, 'utf16le').swap16())
}

export function sha1(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  return Uint8Array.from(hash.digest())
}

/** Takes Java's data types off the front; never reaches past the end. */
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
    if (length > this.bytes.length - this.at) throw new ContainerError('malformed', 'the JKS is cut')
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
