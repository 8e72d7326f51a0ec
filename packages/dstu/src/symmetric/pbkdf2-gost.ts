import { concat } from '../bytes.ts'
import { gost34311, Gost34311 } from './gost34311.ts'

/** HMAC (RFC 2104) with GOST 34.311, whose block has 32 bytes. The inner and outer keyed states are computed once. */
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

/** PBKDF2 (RFC 8018) with HMAC-GOST 34.311 for a 32-byte key. The caller must limit `iterations`. */
export function pbkdf2Gost34311(password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array {
  const hmac = new HmacGost34311(password)
  let u = hmac.digest(concat(salt, Uint8Array.of(0, 0, 0, 1)))
  const out = Uint8Array.from(u)
  for (let i = 1; i < iterations; i++) {
    u = hmac.digest(u)
    for (let j = 0; j < 32; j++) out[j] = out[j]! ^ u[j]!
  }
  return out
}
