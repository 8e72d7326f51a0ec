/**
 * An element of the binary field GF(2^m) in a polynomial basis: `words` 32-bit words, least significant first.
 * Operations write into `out`, which may be one of the operands: a signature takes thousands of operations, and
 * allocating each result doubles the time.
 */
export type FieldElement = Int32Array

/** squares[x]: the square of the byte x, which is its bits with a zero between them. */
const squares = Int32Array.from({ length: 256 }, (_, byte) => {
  let square = 0
  for (let bit = 0; bit < 8; bit++) square |= ((byte >> bit) & 1) << (2 * bit)
  return square
})

export class BinaryField {
  readonly m: number
  /** Exponents between m and 0 of the reduction polynomial, descending. */
  readonly middleExponents: readonly number[]
  readonly words: number
  readonly one: FieldElement
  /** The trace of an element is the parity of its bits in this mask. */
  private readonly traceMask: FieldElement
  private readonly topMask: number
  private readonly exponents: Int32Array
  /** Words in one row of `multiples`: two zero words, the multiple (one word longer than an element), zero words. */
  private readonly row: number
  /** Words that three rows cover when each is shifted by one word, rounded up to a multiple of four. */
  private readonly span: number
  private readonly product: Int32Array
  private readonly multiples: Int32Array

  constructor(m: number, middleExponents: readonly number[]) {
    this.m = m
    this.middleExponents = middleExponents
    this.words = (m + 31) >>> 5
    this.topMask = m % 32 === 0 ? -1 : (1 << (m % 32)) - 1
    this.exponents = Int32Array.from([...middleExponents, 0])
    this.span = 4 * Math.ceil((this.words + 3) / 4)
    this.row = this.span + 2
    this.product = new Int32Array(this.words + this.span + 2)
    this.multiples = new Int32Array(16 * this.row)
    this.one = this.zero()
    this.one[0] = 1
    this.traceMask = this.makeTraceMask()
  }

  zero(): FieldElement {
    return new Int32Array(this.words)
  }

  fromBigInt(value: bigint): FieldElement {
    if (value < 0n || value >> BigInt(this.m) !== 0n) throw new RangeError('not a field element')
    const out = this.zero()
    for (let i = 0, rest = value; i < this.words; i++, rest >>= 32n) out[i] = Number(rest & 0xffffffffn)
    return out
  }

  toBigInt(a: FieldElement): bigint {
    let value = 0n
    for (let i = this.words - 1; i >= 0; i--) value = (value << 32n) | BigInt(a[i]! >>> 0)
    return value
  }

  isZero(a: FieldElement): boolean {
    let bits = 0
    for (let i = 0; i < this.words; i++) bits |= a[i]!
    return bits === 0
  }

  equal(a: FieldElement, b: FieldElement): boolean {
    let bits = 0
    for (let i = 0; i < this.words; i++) bits |= a[i]! ^ b[i]!
    return bits === 0
  }

  add(out: FieldElement, a: FieldElement, b: FieldElement): FieldElement {
    for (let i = 0; i < this.words; i++) out[i] = a[i]! ^ b[i]!
    return out
  }

  /** Swaps a and b when `swap` is 1. Executes the same instructions when it is 0. */
  conditionalSwap(swap: number, a: FieldElement, b: FieldElement): void {
    const mask = -swap
    for (let i = 0; i < this.words; i++) {
      const difference = (a[i]! ^ b[i]!) & mask
      a[i] = a[i]! ^ difference
      b[i] = b[i]! ^ difference
    }
  }

  /**
   * Comb multiplication with a window of four bits and a table of the sixteen multiples of `b`. Three words of `a` are
   * processed together, so that the product is read and written only a third as often; the zero words around each row
   * of the table allow rows with different shifts to be combined.
   */
  multiply(out: FieldElement, a: FieldElement, b: FieldElement): FieldElement {
    const { words, product, multiples, row, span } = this
    this.fillMultiples(b)
    product.fill(0)
    for (let shift = 28; ; shift -= 4) {
      for (let i = 0; i < words; i += 3) {
        const first = ((a[i]! >>> shift) & 15) * row + 2
        const second = i + 1 < words ? ((a[i + 1]! >>> shift) & 15) * row + 1 : 0
        const third = i + 2 < words ? ((a[i + 2]! >>> shift) & 15) * row : 0
        for (let k = 0; k < span; k += 4) {
          const to = i + k
          const x = first + k
          const y = second + k
          const z = third + k
          product[to] = product[to]! ^ multiples[x]! ^ multiples[y]! ^ multiples[z]!
          product[to + 1] = product[to + 1]! ^ multiples[x + 1]! ^ multiples[y + 1]! ^ multiples[z + 1]!
          product[to + 2] = product[to + 2]! ^ multiples[x + 2]! ^ multiples[y + 2]! ^ multiples[z + 2]!
          product[to + 3] = product[to + 3]! ^ multiples[x + 3]! ^ multiples[y + 3]! ^ multiples[z + 3]!
        }
      }
      if (shift === 0) break
      let carry = 0
      for (let k = 0; k < 2 * words; k++) {
        const word = product[k]!
        product[k] = (word << 4) | carry
        carry = word >>> 28
      }
    }
    return this.reduce(out)
  }

  private fillMultiples(b: FieldElement): void {
    const { words, multiples, row } = this
    for (let i = 0; i < words; i++) multiples[row + 2 + i] = b[i]!
    multiples[row + 2 + words] = 0
    for (let n = 2; n < 16; n += 2) {
      const half = (n >> 1) * row + 2
      const even = n * row + 2
      const odd = even + row
      let carry = 0
      for (let i = 0; i < words; i++) {
        const word = multiples[half + i]!
        const doubled = (word << 1) | carry
        carry = word >>> 31
        multiples[even + i] = doubled
        multiples[odd + i] = doubled ^ b[i]!
      }
      const top = (multiples[half + words]! << 1) | carry
      multiples[even + words] = top
      multiples[odd + words] = top
    }
  }

  square(out: FieldElement, a: FieldElement): FieldElement {
    const { words, product } = this
    for (let i = 0; i < words; i++) {
      const word = a[i]!
      product[2 * i] = squares[word & 255]! | (squares[(word >>> 8) & 255]! << 16)
      product[2 * i + 1] = squares[(word >>> 16) & 255]! | (squares[word >>> 24]! << 16)
    }
    product[2 * words] = 0
    return this.reduce(out)
  }

  /** a^(2^times). */
  squareTimes(out: FieldElement, a: FieldElement, times: number): FieldElement {
    if (out !== a) out.set(a)
    for (let i = 0; i < times; i++) this.square(out, out)
    return out
  }

  /** a^(2^m − 2) by the Itoh–Tsujii algorithm. Throws for zero. */
  invert(out: FieldElement, a: FieldElement): FieldElement {
    if (this.isZero(a)) throw new RangeError('inverse of zero')
    const base = a.slice()
    const power = a.slice()
    const shifted = this.zero()
    let exponent = 1
    for (const bit of (this.m - 1).toString(2).slice(1)) {
      this.squareTimes(shifted, power, exponent)
      this.multiply(power, power, shifted)
      exponent *= 2
      if (bit === '0') continue
      this.square(power, power)
      this.multiply(power, power, base)
      exponent++
    }
    return this.square(out, power)
  }

  squareRoot(out: FieldElement, a: FieldElement): FieldElement {
    return this.squareTimes(out, a, this.m - 1)
  }

  trace(a: FieldElement): 0 | 1 {
    let bits = 0
    for (let i = 0; i < this.words; i++) bits ^= a[i]! & this.traceMask[i]!
    bits ^= bits >>> 16
    bits ^= bits >>> 8
    bits ^= bits >>> 4
    return (0x6996 >>> (bits & 15)) & 1 ? 1 : 0
  }

  /** A root z of z² + z = a, where a has trace 0 (m is odd). */
  halfTrace(out: FieldElement, a: FieldElement): FieldElement {
    const base = a.slice()
    out.set(base)
    for (let i = 0; i < (this.m - 1) / 2; i++) {
      this.square(out, out)
      this.square(out, out)
      this.add(out, out, base)
    }
    return out
  }

  /** The trace of t^k is the sum of the k-th powers of the roots of the polynomial, by Newton's identities. */
  private makeTraceMask(): FieldElement {
    const coefficient = (k: number): boolean => this.middleExponents.includes(this.m - k)
    const sums = new Uint8Array(this.m)
    sums[0] = this.m & 1
    for (let k = 1; k < this.m; k++) {
      let sum = coefficient(k) ? k & 1 : 0
      for (let j = 1; j < k; j++) if (coefficient(j)) sum ^= sums[k - j]!
      sums[k] = sum
    }
    const mask = this.zero()
    sums.forEach((bit, k) => {
      mask[k >>> 5] = mask[k >>> 5]! | (bit << (k & 31))
    })
    return mask
  }

  /** Reduces `product` modulo the polynomial into `out`. */
  private reduce(out: FieldElement): FieldElement {
    const { words, m, exponents, product } = this
    for (let i = 2 * words - 1; i >= words; i--) {
      const word = product[i]!
      if (word === 0) continue
      for (let e = 0; e < exponents.length; e++) this.foldWord(word, 32 * i - m + exponents[e]!)
    }
    const top = m & 31
    const excess = top === 0 ? 0 : product[words - 1]! >>> top
    if (excess !== 0) {
      product[words - 1] = product[words - 1]! & this.topMask
      for (let e = 0; e < exponents.length; e++) this.foldWord(excess, exponents[e]!)
    }
    for (let i = 0; i < words; i++) out[i] = product[i]!
    return out
  }

  private foldWord(word: number, bit: number): void {
    const { product } = this
    const at = bit >>> 5
    const shift = bit & 31
    product[at] = product[at]! ^ (word << shift)
    if (shift !== 0) product[at + 1] = product[at + 1]! ^ (word >>> (32 - shift))
  }
}
