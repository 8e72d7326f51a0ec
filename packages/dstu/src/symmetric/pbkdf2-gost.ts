import { concat } from '../bytes.ts'
import { gost34311, Gost34311 } from './gost34311.ts'

/** HMAC (RFC 2104) over GOST 34.311 with its 32-byte block; both keyed states are made once. */
export class HmacGost34311 {
  private readonly inner: Gost34311
  private readonly outer: Gost34311

  constructor(key: Uint8Array) {
    const block = new Uint8Array(32)
    block.set(key.length > 32 ? gost34311(key) : key)
    this.inner = new Gost34311().update(block.map((byte) => byte ^ 0x36))
    this.outer = new Gost34311().update(block.map((byte) => byte ^ 0x5c))
  }

  digest(data: Uint8Array): Uint8Array {
    return this.outer.clone().update(this.inner.clone().update(data).digest()).digest()
  }
}

/** PBKDF2 (RFC 8018) with HMAC-GOST 34.311, one block: 32 bytes of key. The caller bounds `iterations`. */
export function pbkdf2Gost34311(password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array {
  const hmac = new HmacGost34311(password)
  let u = hmac.digest(concat(salt, Uint8Array.of(0, 0, 0, 1)))
  const out = Uint8Array.from(u)
  for (let i = 1; i < iterations; i++) {
    u = hmac.digest(u)
    for (let j = 0; j < 32; j++) out[j] = (out[j] as number) ^ (u[j] as number)
  }
  return out
}

/** The key of a PKCS#12 MAC (RFC 7292, appendix B, purpose 3) over GOST 34.311; one block is enough. */
export function pkcs12MacKey(password: string, salt: Uint8Array, iterations: number): Uint8Array {
  const bmp = Buffer.from(`${password}\0`, 'utf16le').swap16()
  let key = gost34311(concat(new Uint8Array(32).fill(3), fillBlocks(salt), fillBlocks(bmp)))
  for (let i = 1; i < iterations; i++) key = gost34311(key)
  return key
}

function fillBlocks(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(32 * Math.ceil(bytes.length / 32))
  return out.map((_, i) => bytes[i % bytes.length] as number)
}
