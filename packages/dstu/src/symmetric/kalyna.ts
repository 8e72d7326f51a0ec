import { concat } from '../bytes.ts'
import { readWord, writeWord } from './gost28147.ts'
import { mixHigh, mixLow } from './kalyna-tables.ts'

const rounds = 14
const blockBytes = 32

/** Substitution, row shift (row i by ⌊i/2⌋ columns) and linear transformation of the four columns of `from`, into `to`. */
function mixColumns(to: Int32Array, from: Int32Array): void {
  for (let j = 0; j < 8; j += 2) {
    const before = (j + 6) & 7
    const opposite = (j + 4) & 7
    const after = (j + 2) & 7
    const b0 = from[j]! & 255
    const b1 = 256 | ((from[j]! >>> 8) & 255)
    const b2 = 512 | ((from[before]! >>> 16) & 255)
    const b3 = 768 | (from[before]! >>> 24)
    const b4 = 1024 | (from[opposite + 1]! & 255)
    const b5 = 1280 | ((from[opposite + 1]! >>> 8) & 255)
    const b6 = 1536 | ((from[after + 1]! >>> 16) & 255)
    const b7 = 1792 | (from[after + 1]! >>> 24)
    to[j] =
      mixLow[b0]! ^ mixLow[b1]! ^ mixLow[b2]! ^ mixLow[b3]! ^ mixLow[b4]! ^ mixLow[b5]! ^ mixLow[b6]! ^ mixLow[b7]!
    to[j + 1] =
      mixHigh[b0]! ^
      mixHigh[b1]! ^
      mixHigh[b2]! ^
      mixHigh[b3]! ^
      mixHigh[b4]! ^
      mixHigh[b5]! ^
      mixHigh[b6]! ^
      mixHigh[b7]!
  }
}

/** Addition of each 64-bit column modulo 2⁶⁴; `out` may be an operand. */
function addColumns(out: Int32Array, a: Int32Array, b: Int32Array, at = 0): void {
  for (let j = 0; j < 8; j += 2) {
    const low = (a[j]! >>> 0) + (b[at + j]! >>> 0)
    out[j + 1] = (a[j + 1]! + b[at + j + 1]! + (low > 0xffffffff ? 1 : 0)) | 0
    out[j] = low | 0
  }
}

function xorColumns(out: Int32Array, a: Int32Array, b: Int32Array): void {
  for (let j = 0; j < 8; j++) out[j] = a[j]! ^ b[j]!
}

/** Kalyna-256/256 of DSTU 7624:2014, with a 256-bit block and a 256-bit key. */
export class Kalyna256 {
  /** Eight words for each of the fifteen round keys. */
  private readonly keys = new Int32Array(8 * (rounds + 1))
  private readonly state = new Int32Array(8)
  private readonly scratch = new Int32Array(8)

  constructor(key: Uint8Array) {
    if (key.length !== 32) throw new RangeError('the key must have 32 bytes')
    this.expand(Int32Array.from({ length: 8 }, (_, i) => readWord(key, 4 * i)))
  }

  private expand(key: Int32Array): void {
    const { keys } = this
    const a = new Int32Array(8)
    const b = new Int32Array(8)
    // An intermediate key from the constant (block + key + 64)/64 columns.
    a[0] = 9
    addColumns(a, a, key)
    mixColumns(b, a)
    xorColumns(b, b, key)
    mixColumns(a, b)
    addColumns(a, a, key)
    const intermediate = new Int32Array(8)
    mixColumns(intermediate, a)
    const constant = new Int32Array(8).fill(0x00010001)
    const rotated = key.slice()
    const tweaked = new Int32Array(8)
    for (let round = 0; round <= rounds; round += 2) {
      addColumns(tweaked, intermediate, constant)
      addColumns(a, rotated, tweaked)
      mixColumns(b, a)
      xorColumns(b, b, tweaked)
      mixColumns(a, b)
      addColumns(a, a, tweaked)
      keys.set(a, 8 * round)
      for (let j = 0; j < 8; j++) constant[j] = constant[j]! << 1
      const [first, second] = rotated
      rotated.copyWithin(0, 2)
      rotated[6] = first!
      rotated[7] = second!
    }
    // An odd round key is the previous even round key rotated by eleven bytes.
    const bytes = new Uint8Array(blockBytes)
    for (let round = 1; round < rounds; round += 2) {
      for (let i = 0; i < 8; i++) writeWord(bytes, 4 * i, keys[8 * (round - 1) + i]!)
      const rotatedBytes = concat(bytes.subarray(11), bytes.subarray(0, 11))
      for (let i = 0; i < 8; i++) keys[8 * round + i] = readWord(rotatedBytes, 4 * i)
    }
  }

  /** Encrypts `state` in place. */
  private encryptState(): void {
    const { state, scratch, keys } = this
    addColumns(state, state, keys)
    for (let round = 8; round < 8 * rounds; round += 8) {
      mixColumns(scratch, state)
      for (let j = 0; j < 8; j++) state[j] = scratch[j]! ^ keys[round + j]!
    }
    mixColumns(scratch, state)
    addColumns(state, scratch, keys, 8 * rounds)
  }

  private load(bytes: Uint8Array, at: number): void {
    for (let i = 0; i < 8; i++) this.state[i] = readWord(bytes, at + 4 * i)
  }

  encryptBlock(block: Uint8Array): Uint8Array {
    if (block.length !== blockBytes) throw new RangeError('a full block expected')
    this.load(block, 0)
    this.encryptState()
    const out = new Uint8Array(blockBytes)
    for (let i = 0; i < 8; i++) writeWord(out, 4 * i, this.state[i]!)
    return out
  }

  /** Cipher feedback mode. A last partial block uses the tail of the keystream block, as in UAPKI, or its head, as in BouncyCastle. */
  encryptCfb(iv: Uint8Array, data: Uint8Array, partialBlock: 'tail' | 'head' = 'tail'): Uint8Array {
    return this.cfb(iv, data, false, partialBlock)
  }

  decryptCfb(iv: Uint8Array, data: Uint8Array, partialBlock: 'tail' | 'head' = 'tail'): Uint8Array {
    return this.cfb(iv, data, true, partialBlock)
  }

  private cfb(iv: Uint8Array, data: Uint8Array, decrypt: boolean, partialBlock: 'tail' | 'head'): Uint8Array {
    if (iv.length !== blockBytes) throw new RangeError('the IV must have 32 bytes')
    const { state } = this
    const out = new Uint8Array(data.length)
    this.load(iv, 0)
    let at = 0
    for (; at + blockBytes <= data.length; at += blockBytes) {
      this.encryptState()
      for (let i = 0; i < 8; i++) {
        const word = readWord(data, at + 4 * i)
        const result = word ^ state[i]!
        writeWord(out, at + 4 * i, result)
        state[i] = decrypt ? word : result
      }
    }
    if (at < data.length) {
      this.encryptState()
      const keystream = new Uint8Array(blockBytes)
      for (let i = 0; i < 8; i++) writeWord(keystream, 4 * i, state[i]!)
      const skipped = partialBlock === 'tail' ? blockBytes - (data.length - at) : 0
      for (let i = 0; at + i < data.length; i++) out[at + i] = data[at + i]! ^ keystream[skipped + i]!
    }
    return out
  }

  /** CMAC of one full block, which is what the key wrap needs. */
  macOfBlock(block: Uint8Array): Uint8Array {
    const mask = this.encryptBlock(new Uint8Array(blockBytes))
    return this.encryptBlock(block.map((byte, i) => byte ^ mask[i]!))
  }
}
