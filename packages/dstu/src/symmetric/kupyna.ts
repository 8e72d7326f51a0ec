import { readWord, writeWord } from './gost28147.ts'
import { mixHigh, mixLow } from './kalyna-tables.ts'

export type KupynaSize = 256 | 384 | 512

/**
 * DSTU 7564:2014 (Kupyna): h := P(h ⊕ m) ⊕ Q(m) ⊕ h, on 8 or 16 columns of 64 bits, each stored as two words. P adds
 * its round constants by XOR, Q modulo 2⁶⁴.
 */
export class Kupyna {
  private readonly bits: KupynaSize
  private readonly columns: number
  private readonly rounds: number
  private readonly blockBytes: number
  /** Entry 8j + i: the word from which the row shift takes byte i of column j. */
  private readonly sourceWord: Uint8Array
  private readonly state: Int32Array
  private readonly p: Int32Array
  private readonly q: Int32Array
  private readonly scratch: Int32Array
  private readonly pending: Uint8Array
  private pendingLength = 0
  private length = 0

  constructor(bits: KupynaSize) {
    const wide = bits > 256
    this.bits = bits
    this.columns = wide ? 16 : 8
    this.rounds = wide ? 14 : 10
    this.blockBytes = 8 * this.columns
    this.sourceWord = sourceWords(this.columns)
    this.state = new Int32Array(2 * this.columns)
    this.state[0] = this.blockBytes
    this.p = new Int32Array(2 * this.columns)
    this.q = new Int32Array(2 * this.columns)
    this.scratch = new Int32Array(2 * this.columns)
    this.pending = new Uint8Array(this.blockBytes)
  }

  update(data: Uint8Array): this {
    const { blockBytes, pending } = this
    this.length += data.length
    let at = 0
    if (this.pendingLength > 0) {
      at = Math.min(data.length, blockBytes - this.pendingLength)
      pending.set(data.subarray(0, at), this.pendingLength)
      this.pendingLength += at
      if (this.pendingLength < blockBytes) return this
      this.block(pending, 0)
      this.pendingLength = 0
    }
    for (; at + blockBytes <= data.length; at += blockBytes) this.block(data, at)
    pending.set(data.subarray(at))
    this.pendingLength = data.length - at
    return this
  }

  /** Padding (a one bit, zero bits, the length in 96 bits), then the output transformation with P and truncation. */
  digest(): Uint8Array {
    const { pending, blockBytes, state, p } = this
    const length = this.length
    pending[this.pendingLength] = 0x80
    pending.fill(0, this.pendingLength + 1)
    if (this.pendingLength + 1 > blockBytes - 12) {
      this.block(pending, 0)
      pending.fill(0)
    }
    writeWord(pending, blockBytes - 12, (length * 8) | 0)
    writeWord(pending, blockBytes - 8, Math.floor(length / 2 ** 29))
    this.block(pending, 0)
    p.set(state)
    this.permute(p, false)
    const out = new Uint8Array(blockBytes)
    for (let i = 0; i < state.length; i++) writeWord(out, 4 * i, p[i]! ^ state[i]!)
    return out.slice(blockBytes - this.bits / 8)
  }

  private block(data: Uint8Array, at: number): void {
    const { state, p, q } = this
    for (let i = 0; i < state.length; i++) {
      const word = readWord(data, at + 4 * i)
      q[i] = word
      p[i] = word ^ state[i]!
    }
    this.permute(p, false)
    this.permute(q, true)
    for (let i = 0; i < state.length; i++) state[i] = state[i]! ^ p[i]! ^ q[i]!
  }

  private permute(words: Int32Array, modular: boolean): void {
    const { rounds, sourceWord, scratch } = this
    let from = words
    let to = scratch
    for (let round = 0; round < rounds; round++) {
      if (modular) addModular(from, round)
      else for (let j = 0; j < from.length; j += 2) from[j] = from[j]! ^ (j << 3) ^ round
      for (let j = 0, s = 0; j < from.length; j += 2, s += 8) {
        const b0 = from[sourceWord[s]!]! & 255
        const b1 = 256 | ((from[sourceWord[s + 1]!]! >>> 8) & 255)
        const b2 = 512 | ((from[sourceWord[s + 2]!]! >>> 16) & 255)
        const b3 = 768 | (from[sourceWord[s + 3]!]! >>> 24)
        const b4 = 1024 | (from[sourceWord[s + 4]!]! & 255)
        const b5 = 1280 | ((from[sourceWord[s + 5]!]! >>> 8) & 255)
        const b6 = 1536 | ((from[sourceWord[s + 6]!]! >>> 16) & 255)
        const b7 = 1792 | (from[sourceWord[s + 7]!]! >>> 24)
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
      const swap = from
      from = to
      to = swap
    }
    // The number of rounds (10 or 14) is even, so the result is in `words` again.
  }
}

/** Adds the round constant of Q to column j: 0xf0f0f0f0f0f0f3 with the top byte (columns − 1 − j)·16 ⊕ round. */
function addModular(words: Int32Array, round: number): void {
  const last = words.length / 2 - 1
  for (let j = 0; j <= last; j++) {
    const low = (words[2 * j]! >>> 0) + 0xf0f0f0f3
    words[2 * j] = low | 0
    const top = ((((last - j) << 4) ^ round) << 24) | 0xf0f0f0
    words[2 * j + 1] = (words[2 * j + 1]! + top + (low > 0xffffffff ? 1 : 0)) | 0
  }
}

/** The row shift: row i by i columns to the right; with sixteen columns the last row by eleven. */
function sourceWords(columns: number): Uint8Array {
  const source = new Uint8Array(8 * columns)
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < 8; i++) {
      const shift = i === 7 && columns === 16 ? 11 : i
      source[8 * j + i] = 2 * ((j - shift + columns) % columns) + (i >> 2)
    }
  }
  return source
}

export function kupyna(data: Uint8Array, bits: KupynaSize): Uint8Array {
  return new Kupyna(bits).update(data).digest()
}
