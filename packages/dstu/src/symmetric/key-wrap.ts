import { concat, equal, fromHex } from '../bytes.ts'
import { Gost28147 } from './gost28147.ts'
import { Kalyna256 } from './kalyna.ts'

/** IV of the second encryption in the key wrap (instruction on key protection formats, 2012). */
const gostWrapIv = fromHex('4adda22c79e82105')

/** Wraps a 32-byte key into 44 bytes: IV, key and checksum, encrypted twice, the second time in reversed byte order. */
export function wrapKeyGost(kek: Uint8Array, key: Uint8Array, iv: Uint8Array, sBoxes?: Uint8Array): Uint8Array {
  const cipher = new Gost28147(kek, sBoxes)
  const inner = cipher.encryptCfb(iv, concat(key, cipher.mac(key)))
  return cipher.encryptCfb(gostWrapIv, concat(iv, inner).toReversed())
}

/** Undefined when the checksum differs. Four bytes detect errors; they do not authenticate. */
export function unwrapKeyGost(kek: Uint8Array, wrapped: Uint8Array, sBoxes?: Uint8Array): Uint8Array | undefined {
  if (wrapped.length !== 44) return undefined
  const cipher = new Gost28147(kek, sBoxes)
  const outer = cipher.decryptCfb(gostWrapIv, wrapped).toReversed()
  const inner = cipher.decryptCfb(outer.subarray(0, 8), outer.subarray(8))
  const key = inner.subarray(0, 32)
  return equal(cipher.mac(key), inner.subarray(32)) ? key : undefined
}

/** IV of the second encryption in the key wrap. */
const kalynaWrapIv = fromHex('6973271d6e611d06616715046c65504c2020004f6d68011f65610c0c73734714')

/** Wraps a 32-byte key into 96 bytes: IV, key and checksum, encrypted twice, the second time in reversed byte order. */
export function wrapKeyKalyna(kek: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  const cipher = new Kalyna256(kek)
  const inner = cipher.encryptCfb(iv, concat(key, cipher.macOfBlock(key)))
  return cipher.encryptCfb(kalynaWrapIv, concat(iv, inner).toReversed())
}

/** Undefined when the checksum differs. */
export function unwrapKeyKalyna(kek: Uint8Array, wrapped: Uint8Array): Uint8Array | undefined {
  if (wrapped.length !== 96) return undefined
  const cipher = new Kalyna256(kek)
  const outer = cipher.decryptCfb(kalynaWrapIv, wrapped).toReversed()
  const inner = cipher.decryptCfb(outer.subarray(0, 32), outer.subarray(32))
  const key = inner.slice(0, 32)
  return equal(cipher.macOfBlock(key), inner.subarray(32)) ? key : undefined
}
