import { fromHex, toHex } from '../bytes.ts'

/**
 * The default S-boxes of DSTU GOST 28147:2009, a 64-bit block cipher with a 256-bit key. S-boxes («ДКЕ») are a
 * long-term parameter, packed as 64 bytes: eight rows of sixteen nibbles, high nibble first; row i substitutes
 * nibble i, counted from the least significant.
 */
export const defaultSBoxes: Uint8Array = fromHex(
  'a9d6eb45f13c708280c4967b231f5eadf658eba4c037291d38d96bf025ca4e17' +
    'f8e9720dc615b43a28975f0bc1dea36438b564ea2c179fd0123e6db8fac57904',
)

/** S-boxes combined with the rotation by 11 bits: one table for each byte of the round's word. */
export interface RoundTables {
  readonly t0: Int32Array
  readonly t1: Int32Array
  readonly t2: Int32Array
  readonly t3: Int32Array
}

const tableCache = new Map<string, RoundTables>()
/** Few sets of S-boxes exist. Certificates choose them, so the limit keeps an attacker from filling memory. */
const maxCachedTables = 16

export function roundTables(sBoxes: Uint8Array): RoundTables {
  if (sBoxes.length !== 64) throw new RangeError('S-boxes must have 64 bytes')
  const id = toHex(sBoxes)
  const cached = tableCache.get(id)
  if (cached) return cached
  const nibble = (row: number, value: number): number => {
    const pair = sBoxes[row * 8 + (value >> 1)]!
    return value & 1 ? pair & 15 : pair >> 4
  }
  const table = (byte: number): Int32Array =>
    Int32Array.from({ length: 256 }, (_, value) => {
      const replaced = ((nibble(2 * byte + 1, value >> 4) << 4) | nibble(2 * byte, value & 15)) << (8 * byte)
      return (replaced << 11) | (replaced >>> 21)
    })
  const tables = { t0: table(0), t1: table(1), t2: table(2), t3: table(3) }
  if (tableCache.size >= maxCachedTables) tableCache.clear()
  tableCache.set(id, tables)
  return tables
}

export function readWord(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
}

export function writeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word
  bytes[at + 1] = word >>> 8
  bytes[at + 2] = word >>> 16
  bytes[at + 3] = word >>> 24
}

/**
 * Encrypts two independent blocks at `at` in `io` (four words: low, high, low, high) with the keys at words `keyA` and
 * `keyB` of `keys`. A round depends on the table look-ups of the previous round; interleaving two blocks uses the
 * waiting time, which makes hashing and decryption 1.5 times as fast.
 */
export function encryptTwo(
  tables: RoundTables,
  keys: Int32Array,
  keyA: number,
  keyB: number,
  io: Int32Array,
  at: number,
): void {
  const { t0, t1, t2, t3 } = tables
  let a1 = io[at]!
  let a2 = io[at + 1]!
  let b1 = io[at + 2]!
  let b2 = io[at + 3]!
  let t = 0
  let u = 0
  // Rounds 1 to 24 use the key words three times in ascending order, the last eight rounds in descending order.
  for (let round = 0; round < 32; round += 2) {
    const first = round < 24 ? round & 7 : 7 - (round & 7)
    const second = round < 24 ? first + 1 : first - 1
    t = (a1 + keys[keyA + first]!) | 0
    u = (b1 + keys[keyB + first]!) | 0
    a2 ^= t0[t & 255]! ^ t1[(t >>> 8) & 255]! ^ t2[(t >>> 16) & 255]! ^ t3[t >>> 24]!
    b2 ^= t0[u & 255]! ^ t1[(u >>> 8) & 255]! ^ t2[(u >>> 16) & 255]! ^ t3[u >>> 24]!
    t = (a2 + keys[keyA + second]!) | 0
    u = (b2 + keys[keyB + second]!) | 0
    a1 ^= t0[t & 255]! ^ t1[(t >>> 8) & 255]! ^ t2[(t >>> 16) & 255]! ^ t3[t >>> 24]!
    b1 ^= t0[u & 255]! ^ t1[(u >>> 8) & 255]! ^ t2[(u >>> 16) & 255]! ^ t3[u >>> 24]!
  }
  // The halves are not exchanged after the last round.
  io[at] = a2
  io[at + 1] = a1
  io[at + 2] = b2
  io[at + 3] = b1
}

function encryptOne(tables: RoundTables, keys: Int32Array, io: Int32Array): void {
  const { t0, t1, t2, t3 } = tables
  let n1 = io[0]!
  let n2 = io[1]!
  let t = 0
  for (let round = 0; round < 32; round += 2) {
    const first = round < 24 ? round & 7 : 7 - (round & 7)
    t = (n1 + keys[first]!) | 0
    n2 ^= t0[t & 255]! ^ t1[(t >>> 8) & 255]! ^ t2[(t >>> 16) & 255]! ^ t3[t >>> 24]!
    t = (n2 + keys[round < 24 ? first + 1 : first - 1]!) | 0
    n1 ^= t0[t & 255]! ^ t1[(t >>> 8) & 255]! ^ t2[(t >>> 16) & 255]! ^ t3[t >>> 24]!
  }
  io[0] = n2
  io[1] = n1
}

export class Gost28147 {
  private readonly tables: RoundTables
  private readonly key = new Int32Array(8)
  private readonly io = new Int32Array(4)

  constructor(key: Uint8Array, sBoxes: Uint8Array = defaultSBoxes) {
    if (key.length !== 32) throw new RangeError('the key must have 32 bytes')
    this.tables = roundTables(sBoxes)
    for (let i = 0; i < 8; i++) this.key[i] = readWord(key, 4 * i)
  }

  private substitute(t: number): number {
    const { t0, t1, t2, t3 } = this.tables
    return t0[t & 255]! ^ t1[(t >>> 8) & 255]! ^ t2[(t >>> 16) & 255]! ^ t3[t >>> 24]!
  }

  private checkIv(iv: Uint8Array): void {
    if (iv.length !== 8) throw new RangeError('the IV must have 8 bytes')
  }

  /** Cipher feedback mode. A last partial block uses the beginning of the keystream block. */
  encryptCfb(iv: Uint8Array, data: Uint8Array): Uint8Array {
    this.checkIv(iv)
    const { tables, key, io } = this
    const out = new Uint8Array(data.length)
    let low = readWord(iv, 0)
    let high = readWord(iv, 4)
    for (let at = 0; at < data.length; at += 8) {
      io[0] = low
      io[1] = high
      encryptOne(tables, key, io)
      if (at + 8 > data.length) {
        xorPartialBlock(out, data, at, io[0], io[1])
        break
      }
      low = readWord(data, at) ^ io[0]
      high = readWord(data, at + 4) ^ io[1]
      writeWord(out, at, low)
      writeWord(out, at + 4, high)
    }
    return out
  }

  decryptCfb(iv: Uint8Array, data: Uint8Array): Uint8Array {
    this.checkIv(iv)
    const { tables, key, io } = this
    const out = new Uint8Array(data.length)
    let low = readWord(iv, 0)
    let high = readWord(iv, 4)
    let at = 0
    for (; at + 16 <= data.length; at += 16) {
      const c0 = readWord(data, at)
      const c1 = readWord(data, at + 4)
      io[0] = low
      io[1] = high
      io[2] = c0
      io[3] = c1
      encryptTwo(tables, key, 0, 0, io, 0)
      low = readWord(data, at + 8)
      high = readWord(data, at + 12)
      writeWord(out, at, c0 ^ io[0])
      writeWord(out, at + 4, c1 ^ io[1])
      writeWord(out, at + 8, low ^ io[2])
      writeWord(out, at + 12, high ^ io[3])
    }
    for (; at < data.length; at += 8) {
      io[0] = low
      io[1] = high
      encryptOne(tables, key, io)
      if (at + 8 > data.length) {
        xorPartialBlock(out, data, at, io[0], io[1])
        break
      }
      low = readWord(data, at)
      high = readWord(data, at + 4)
      writeWord(out, at, low ^ io[0])
      writeWord(out, at + 4, high ^ io[1])
    }
    return out
  }

  encryptEcb(data: Uint8Array): Uint8Array {
    const { io } = this
    const out = wholeBlocks(data)
    for (let at = 0; at < data.length; at += 8) {
      io[0] = readWord(data, at)
      io[1] = readWord(data, at + 4)
      encryptOne(this.tables, this.key, io)
      writeWord(out, at, io[0])
      writeWord(out, at + 4, io[1])
    }
    return out
  }

  decryptEcb(data: Uint8Array): Uint8Array {
    const out = wholeBlocks(data)
    for (let at = 0; at < data.length; at += 8) {
      let n1 = readWord(data, at)
      let n2 = readWord(data, at + 4)
      for (let round = 0; round < 32; round++) {
        const word = round < 8 ? round : 7 - (round & 7)
        const next = n2 ^ this.substitute((n1 + this.key[word]!) | 0)
        n2 = n1
        n1 = next
      }
      writeWord(out, at, n2)
      writeWord(out, at + 4, n1)
    }
    return out
  }

  /** The 4-byte MAC (имитовставка) of the standard: sixteen rounds per block, at least two blocks. */
  mac(data: Uint8Array): Uint8Array {
    const padded = new Uint8Array(Math.max(16, Math.ceil(data.length / 8) * 8))
    padded.set(data)
    let n1 = 0
    let n2 = 0
    for (let at = 0; at < padded.length; at += 8) {
      n1 ^= readWord(padded, at)
      n2 ^= readWord(padded, at + 4)
      for (let round = 0; round < 16; round++) {
        const next = n2 ^ this.substitute((n1 + this.key[round & 7]!) | 0)
        n2 = n1
        n1 = next
      }
    }
    const out = new Uint8Array(4)
    writeWord(out, 0, n1)
    return out
  }
}

function wholeBlocks(data: Uint8Array): Uint8Array {
  if (data.length % 8 !== 0) throw new RangeError('whole blocks expected')
  return new Uint8Array(data.length)
}

function xorPartialBlock(out: Uint8Array, data: Uint8Array, at: number, low: number, high: number): void {
  const keystream = new Uint8Array(8)
  writeWord(keystream, 0, low)
  writeWord(keystream, 4, high)
  for (let i = at; i < data.length; i++) out[i] = data[i]! ^ keystream[i - at]!
}
