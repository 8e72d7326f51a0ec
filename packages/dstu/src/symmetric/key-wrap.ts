import { concat, equal, fromHex } from '../bytes.ts'
import { Gost28147 } from './gost28147.ts'
import { Kalyna256 } from './kalyna.ts'

/** The second pass of the key wrap starts from this vector (the instruction on key protection formats, 2012). */
const gostWrapIv = fromHex('4adda22c79e82105')

/** 32 bytes of key become 44: vector, key and checksum, encrypted twice, the second time backwards. */
export function wrapKeyGost(kek: Uint8Array, key: Uint8Array, iv: Uint8Array, sBoxes?: Uint8Array): Uint8Array {
  const cipher = new Gost28147(kek, sBoxes)
  const inner = cipher.encryptCfb(iv, concat(key, cipher.mac(key)))
  return cipher.encryptCfb(gostWrapIv, concat(iv, inner).toReversed())
}

/** Undefined when the checksum differs, which four bytes make a detector of errors and no more. */
export function unwrapKeyGost(kek: Uint8Array, wrapped: Uint8Array, sBoxes?: Uint8Array): Uint8Array | undefined {
  if (wrapped.length !== 44) return undefined
  const cipher = new Gost28147(kek, sBoxes)
  const outer = cipher.decryptCfb(gostWrapIv, wrapped).toReversed()
  const inner = cipher.decryptCfb(outer.subarray(0, 8), outer.subarray(8))
  const key = inner.subarray(0, 32)
  return equal(cipher.mac(key), inner.subarray(32)) ? key : undefined
}

/** The second pass of the key wrap starts from this vector. */
const kalynaWrapIv = fromHex('6973271d6e611d06616715046c65504c2020004f6d68011f65610c0c73734714')

/** 32 bytes of key become 96: vector, key and checksum, encrypted twice, the second time backwards. */
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
