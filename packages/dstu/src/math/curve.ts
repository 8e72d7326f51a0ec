import { bitLength } from '../bytes.ts'
import { BinaryField, type FieldElement } from './gf2m.ts'

/** An affine point, never the point at infinity. */
export interface Point {
  readonly x: FieldElement
  readonly y: FieldElement
}

export interface CurveParameters {
  readonly m: number
  /** Exponents between m and 0 of the reduction polynomial, descending. */
  readonly middleExponents: readonly number[]
  readonly a: 0 | 1
  readonly b: bigint
  /** Order of the base point. */
  readonly order: bigint
  readonly base: { readonly compressed: bigint } | { readonly x: bigint; readonly y: bigint }
}

/** The bytes or coordinates are not a point of the curve, or a point outside the prime-order subgroup. */
export class PointError extends Error {
  override name = 'PointError'
}

/** y² + xy = x³ + ax² + b over GF(2^m), with a base point of prime order. */
export class Curve {
  readonly m: number
  readonly a: 0 | 1
  readonly b: FieldElement
  readonly sqrtB: FieldElement
  readonly field: BinaryField
  readonly order: bigint
  readonly orderBits: number
  readonly orderBytes: number
  readonly fieldBytes: number
  readonly cofactor: bigint
  readonly base: Point

  constructor(parameters: CurveParameters) {
    this.m = parameters.m
    this.a = parameters.a
    this.field = new BinaryField(parameters.m, parameters.middleExponents)
    this.b = this.field.fromBigInt(parameters.b)
    this.sqrtB = this.field.squareRoot(this.field.zero(), this.b)
    this.order = parameters.order
    this.orderBits = bitLength(parameters.order)
    this.orderBytes = (this.orderBits + 7) >> 3
    this.fieldBytes = (parameters.m + 7) >> 3
    this.cofactor = parameters.a === 1 ? 2n : 4n
    const { base } = parameters
    this.base =
      'compressed' in base
        ? this.decompress(base.compressed)
        : { x: this.field.fromBigInt(base.x), y: this.field.fromBigInt(base.y) }
    if (!this.contains(this.base)) throw new PointError('base point is not on the curve')
  }

  contains({ x, y }: Point): boolean {
    const f = this.field
    const left = f.square(f.zero(), y)
    f.add(left, left, f.multiply(f.zero(), x, y))
    const xx = f.square(f.zero(), x)
    const right = f.multiply(f.zero(), xx, x)
    f.add(right, right, this.b)
    if (this.a === 1) f.add(right, right, xx)
    return f.equal(left, right)
  }

  negate({ x, y }: Point): Point {
    return { x, y: this.field.add(this.field.zero(), x, y) }
  }

  /**
   * DSTU 4145 §6.9 and §6.10: the least significant bit of x is replaced by the trace of y/x. It can be restored
   * because the x of every point of the subgroup has the trace a.
   */
  compress({ x, y }: Point): bigint {
    const f = this.field
    if (f.isZero(x)) return 0n
    const ratio = f.invert(f.zero(), x)
    f.multiply(ratio, ratio, y)
    return ((f.toBigInt(x) >> 1n) << 1n) | BigInt(f.trace(ratio))
  }

  decompress(compressed: bigint): Point {
    const f = this.field
    if (compressed >> BigInt(this.m) !== 0n || compressed <= 1n) throw new PointError('not a compressed point')
    const ratioTrace = Number(compressed & 1n)
    const x = f.fromBigInt(compressed - BigInt(ratioTrace))
    if (f.trace(x) !== this.a) f.add(x, x, f.one)
    if (f.isZero(x)) throw new PointError('not a compressed point')
    const beta = f.invert(f.zero(), x)
    f.square(beta, beta)
    f.multiply(beta, beta, this.b)
    f.add(beta, beta, x)
    if (this.a === 1) f.add(beta, beta, f.one)
    if (f.trace(beta) !== 0) throw new PointError('no such point')
    const ratio = f.halfTrace(f.zero(), beta)
    if (f.trace(ratio) !== ratioTrace) f.add(ratio, ratio, f.one)
    const point = { x, y: f.multiply(f.zero(), x, ratio) }
    if (!this.contains(point)) throw new PointError('no such point')
    return point
  }

  /** Affine sum; undefined is the point at infinity. Slow because of an inversion: for tables and tests. */
  add(p: Point | undefined, q: Point | undefined): Point | undefined {
    if (!p || !q) return p ?? q
    const f = this.field
    const x = f.zero()
    const y = f.zero()
    const slope = f.add(f.zero(), p.x, q.x)
    if (f.isZero(slope)) {
      if (!f.equal(p.y, q.y) || f.isZero(p.x)) return undefined
      f.multiply(slope, f.invert(slope, p.x), p.y)
      f.add(slope, slope, p.x)
      f.add(x, f.square(x, slope), slope)
      if (this.a === 1) f.add(x, x, f.one)
      f.add(y, slope, f.one)
      f.multiply(y, y, x)
      f.add(y, y, f.square(slope, p.x))
      return { x, y }
    }
    f.invert(slope, slope)
    f.multiply(slope, slope, f.add(y, p.y, q.y))
    f.add(x, f.square(x, slope), slope)
    f.add(x, x, p.x)
    f.add(x, x, q.x)
    if (this.a === 1) f.add(x, x, f.one)
    f.multiply(y, slope, f.add(y, p.x, x))
    f.add(y, y, x)
    f.add(y, y, p.y)
    return { x, y }
  }
}
