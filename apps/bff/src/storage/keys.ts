// Encryption keys. There is one master key from outside; from it HKDF derives a key that wraps data keys, one that
// seals records and one for keyed hashes. Each blob has its own data key, which is stored wrapped in its row and in its
// file.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16

export interface Fingerprint {
  update(bytes: Uint8Array): void
  digest(): string
}

/** A separate space of hashes for each purpose. */
const hashPurposes = [
  'code',
  'login',
  'session',
  'known-browser',
  'recovery-code',
  'delivery',
  'rating',
  'integration',
  'export-cursor',
  'export-call',
  'export-test',
] as const
type HashPurpose = (typeof hashPurposes)[number]

export interface Keys {
  /** Names the master key that wrapped a data key, so that it can be rotated. */
  keyId: string
  /** HMAC-SHA-256 in hex. */
  hash(purpose: HashPurpose, value: string | Uint8Array): string
  /** A secret that cannot be guessed and is the same each time: 128 bits, in characters for an address. */
  token(purpose: 'rating', value: string): string
  /**
   * Starts a keyed fingerprint of a stream of bytes: GMAC under its own key and nonce, several times as fast as
   * SHA-256. It shows whether the same bytes came before. It must never be shown to anybody: with fingerprints of
   * chosen bytes an attacker could construct two streams with the same fingerprint.
   */
  fingerprint(): Fingerprint
  seal(plain: Uint8Array, context: string): Uint8Array
  /** @throws when the bytes were changed or belong to another context */
  open(sealed: Uint8Array, context: string): Buffer
}

export function createKeys(masterKey: Uint8Array): Keys {
  const derive = (label: string) =>
    Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(0), `diia-desk/${label}`, 32))
  const sealingKey = derive('seal')
  const fingerprintKey = derive('fingerprint')
  // Keys are created once: from plain bytes Node would create one for each hash, which costs several times the hash
  // itself.
  const hashKeys = Object.fromEntries(
    hashPurposes.map((purpose) => [purpose, createSecretKey(derive(`hash/${purpose}`))]),
  ) as Record<HashPurpose, KeyObject>
  const tokenKeys = { rating: createSecretKey(derive('token/rating')) }
  return {
    keyId: createHash('sha256').update(derive('id')).digest('hex').slice(0, 16),
    hash: (purpose, value) => createHmac('sha256', hashKeys[purpose]).update(value).digest('hex'),
    token: (purpose, value) =>
      createHmac('sha256', tokenKeys[purpose]).update(value).digest().subarray(0, 16).toString('base64url'),
    fingerprint() {
      const mac = createCipheriv('aes-256-gcm', fingerprintKey, Buffer.alloc(ivBytes))
      return {
        update: (bytes) => void mac.setAAD(bytes),
        digest() {
          mac.final()
          return mac.getAuthTag().toString('hex')
        },
      }
    },
    seal(plain, context) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv).setAAD(Buffer.from(context))
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, context) {
      if (sealed.length < ivBytes + tagBytes) throw new Error('sealed record is too short')
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, sealed.subarray(0, ivBytes)).setAAD(
        Buffer.from(context),
      )
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes, sealed.length - tagBytes)), decipher.final()])
    },
  }
}
