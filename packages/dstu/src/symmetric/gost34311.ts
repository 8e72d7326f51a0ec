import { defaultSBoxes, encryptTwo, readWord, roundTables, writeWord, type RoundTables } from './gost28147.ts'

/**
 * GOST 34.311-95 (GOST R 34.11-94) with any S-boxes and a zero initial vector. The step function for a 32-byte block
 * generates four keys from the block and the state, encrypts the four quarters of the state with them, and mixes the
 * result with a linear shift register.
 */
export class Gost34311 {
  private readonly tables: RoundTables
  private readonly state = new Int32Array(8)
  private readonly sum = new Int32Array(8)
  private readonly message = new Int32Array(8)
  private readonly keys = new Int32Array(32)
  private readonly mixed = new Int32Array(8)
  private readonly pending = new Uint8Array(32)
  private pendingLength = 0
  private length = 0

  constructor(sBoxes: Uint8Array = defaultSBoxes) {
    this.tables = roundTables(sBoxes)
  }

  /** A copy with the same state. HMAC in PBKDF2 starts from the same two states thousands of times. */
  clone(): Gost34311 {
    const copy = new Gost34311()
    Object.assign(copy, { tables: this.tables, pendingLength: this.pendingLength, length: this.length })
    copy.state.set(this.state)
    copy.sum.set(this.sum)
    copy.pending.set(this.pending)
    return copy
  }

  update(data: Uint8Array): this {
    this.length += data.length
    let at = 0
    if (this.pendingLength > 0) {
      at = Math.min(data.length, 32 - this.pendingLength)
      this.pending.set(data.subarray(0, at), this.pendingLength)
      this.pendingLength += at
      if (this.pendingLength < 32) return this
      this.block(this.pending, 0)
      this.pendingLength = 0
    }
    for (; at + 32 <= data.length; at += 32) this.block(data, at)
    this.pending.set(data.subarray(at))
    this.pendingLength = data.length - at
    return this
  }

  digest(): Uint8Array {
    if (this.pendingLength > 0) {
      this.pending.fill(0, this.pendingLength)
      this.block(this.pending, 0)
    }
    const { message } = this
    message.fill(0)
    message[0] = (this.length * 8) | 0
    message[1] = Math.floor(this.length / 2 ** 29)
    this.hashStep()
    message.set(this.sum)
    this.hashStep()
    const out = new Uint8Array(32)
    for (let i = 0; i < 8; i++) writeWord(out, 4 * i, this.state[i]!)
    return out
  }

  private block(data: Uint8Array, at: number): void {
    const { message, sum } = this
    let carry = 0
    for (let i = 0; i < 8; i++) {
      const word = readWord(data, at + 4 * i)
      message[i] = word
      const total = (sum[i]! >>> 0) + (word >>> 0) + carry
      sum[i] = total | 0
      carry = total > 0xffffffff ? 1 : 0
    }
    this.hashStep()
  }

  /** The step hashing function. */
  private hashStep(): void {
    const { state, mixed, keys, tables } = this
    generateKeys(state, this.message, keys)
    mixed.set(state)
    encryptTwo(tables, keys, 0, 8, mixed, 0)
    encryptTwo(tables, keys, 16, 24, mixed, 4)
    mixingTransformation(state, this.message, mixed)
  }
}

/** The permutation P of the standard, on the words w0…w7: byte i + 4k of the key is byte 8i + k. */
function permute(
  keys: Int32Array,
  at: number,
  w0: number,
  w1: number,
  w2: number,
  w3: number,
  w4: number,
  w5: number,
  w6: number,
  w7: number,
): void {
  keys[at] = (w0 & 255) | ((w2 & 255) << 8) | ((w4 & 255) << 16) | (w6 << 24)
  keys[at + 1] = ((w0 >>> 8) & 255) | (w2 & 0xff00) | ((w4 & 0xff00) << 8) | ((w6 & 0xff00) << 16)
  keys[at + 2] = ((w0 >>> 16) & 255) | ((w2 >>> 8) & 0xff00) | (w4 & 0xff0000) | ((w6 & 0xff0000) << 8)
  keys[at + 3] = (w0 >>> 24) | ((w2 >>> 16) & 0xff00) | ((w4 >>> 8) & 0xff0000) | (w6 & 0xff000000)
  keys[at + 4] = (w1 & 255) | ((w3 & 255) << 8) | ((w5 & 255) << 16) | (w7 << 24)
  keys[at + 5] = ((w1 >>> 8) & 255) | (w3 & 0xff00) | ((w5 & 0xff00) << 8) | ((w7 & 0xff00) << 16)
  keys[at + 6] = ((w1 >>> 16) & 255) | ((w3 >>> 8) & 0xff00) | (w5 & 0xff0000) | ((w7 & 0xff0000) << 8)
  keys[at + 7] = (w1 >>> 24) | ((w3 >>> 16) & 0xff00) | ((w5 >>> 8) & 0xff0000) | (w7 & 0xff000000)
}

/** Generates the four keys: U starts with the state and V with the message; the transformation A shifts them by 64 bits. */
function generateKeys(state: Int32Array, message: Int32Array, keys: Int32Array): void {
  let u0 = state[0]!,
    u1 = state[1]!,
    u2 = state[2]!,
    u3 = state[3]!
  let u4 = state[4]!,
    u5 = state[5]!,
    u6 = state[6]!,
    u7 = state[7]!
  let v0 = message[0]!,
    v1 = message[1]!,
    v2 = message[2]!,
    v3 = message[3]!
  let v4 = message[4]!,
    v5 = message[5]!,
    v6 = message[6]!,
    v7 = message[7]!
  for (let i = 0; ; i++) {
    permute(keys, 8 * i, u0 ^ v0, u1 ^ v1, u2 ^ v2, u3 ^ v3, u4 ^ v4, u5 ^ v5, u6 ^ v6, u7 ^ v7)
    if (i === 3) return
    const uLow = u0 ^ u2,
      uHigh = u1 ^ u3
    u0 = u2
    u1 = u3
    u2 = u4
    u3 = u5
    u4 = u6
    u5 = u7
    u6 = uLow
    u7 = uHigh
    if (i === 1) {
      // C₃, the only constant that is not zero.
      u0 ^= 0xff00ff00
      u1 ^= 0xff00ff00
      u2 ^= 0x00ff00ff
      u3 ^= 0x00ff00ff
      u4 ^= 0x00ffff00
      u5 ^= 0xff0000ff
      u6 ^= 0x000000ff
      u7 ^= 0xff00ffff
    }
    const old0 = v0,
      old1 = v1,
      old2 = v2,
      old3 = v3
    v0 = v4
    v1 = v5
    v2 = v6
    v3 = v7
    v4 = old0 ^ old2
    v5 = old1 ^ old3
    v6 = old2 ^ v0
    v7 = old3 ^ v1
  }
}

/**
 * state := ψ⁶¹(state ⊕ ψ(message ⊕ ψ¹²(mixed))). ψ shifts sixteen 16-bit words down by one and makes the XOR of words
 * 0, 1, 2, 3, 12 and 15 the top word. This code applies ψ² to 32-bit pairs of words. Since 61 is odd, it computes the
 * equal ψ⁶²(ψ⁻¹(state) ⊕ message ⊕ ψ¹²(mixed)).
 */
function mixingTransformation(state: Int32Array, message: Int32Array, mixed: Int32Array): void {
  let a = mixed[0]!,
    b = mixed[1]!,
    c = mixed[2]!,
    d = mixed[3]!
  let e = mixed[4]!,
    f = mixed[5]!,
    g = mixed[6]!,
    h = mixed[7]!
  let x = 0,
    t = 0
  for (let pair = 0; ; pair++) {
    if (pair === 6) {
      // ψ⁻¹ restores the word that was shifted out: top ⊕ old words 1, 2, 3, 12, 15, which are now 0, 1, 2, 11, 14.
      const s0 = state[0]!,
        s1 = state[1]!,
        s2 = state[2]!,
        s3 = state[3]!
      const s4 = state[4]!,
        s5 = state[5]!,
        s6 = state[6]!,
        s7 = state[7]!
      const first = ((s7 >>> 16) ^ s0 ^ (s0 >>> 16) ^ s1 ^ (s5 >>> 16) ^ s7) & 0xffff
      a ^= message[0]! ^ (first | (s0 << 16))
      b ^= message[1]! ^ ((s0 >>> 16) | (s1 << 16))
      c ^= message[2]! ^ ((s1 >>> 16) | (s2 << 16))
      d ^= message[3]! ^ ((s2 >>> 16) | (s3 << 16))
      e ^= message[4]! ^ ((s3 >>> 16) | (s4 << 16))
      f ^= message[5]! ^ ((s4 >>> 16) | (s5 << 16))
      g ^= message[6]! ^ ((s5 >>> 16) | (s6 << 16))
      h ^= message[7]! ^ ((s6 >>> 16) | (s7 << 16))
    }
    if (pair === 37) break
    x = a ^ b
    t = x ^ g ^ ((x ^ h) >>> 16) ^ ((b ^ c) << 16)
    t ^= t << 16
    a = b
    b = c
    c = d
    d = e
    e = f
    f = g
    g = h
    h = t
  }
  state[0] = a
  state[1] = b
  state[2] = c
  state[3] = d
  state[4] = e
  state[5] = f
  state[6] = g
  state[7] = h
}

export function gost34311(data: Uint8Array, sBoxes?: Uint8Array): Uint8Array {
  return new Gost34311(sBoxes).update(data).digest()
}
