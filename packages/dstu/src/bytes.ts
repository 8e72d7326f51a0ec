import { timingSafeEqual } from 'node:crypto'

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

export function fromHex(hex: string): Uint8Array {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(hex)) throw new TypeError('not a hexadecimal string')
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return concatAll(parts)
}

/** For lists whose length a message determines: too many function arguments would overflow the stack. */
export function concatAll(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const out = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Compares lengths and bytes. The time does not depend on where the bytes differ. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Unsigned integer from big-endian bytes; zero when there are none. */
export function bigFromBe(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`)
}

/** Unsigned integer from little-endian bytes. */
export function bigFromLe(bytes: Uint8Array): bigint {
  return bigFromBe(Uint8Array.from(bytes).toReversed())
}

/** Exactly `length` big-endian bytes; a value that does not fit is an error. */
export function bigToBe(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16)
  if (value < 0n || hex.length > 2 * length) throw new RangeError('integer does not fit')
  return fromHex(hex.padStart(2 * length, '0'))
}

export function bigToLe(value: bigint, length: number): Uint8Array {
  return bigToBe(value, length).toReversed()
}

export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}
