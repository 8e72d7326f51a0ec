import { PointError, type Curve, type Point } from './curve.ts'
import type { FieldElement } from './gf2m.ts'

/**
 * A sum of points in López–Dahab coordinates (x = X/Z, y = Y/Z²), changed in place. Its time depends on the added
 * points, so it is only for public values.
 */
export class Accumulator {
  private readonly curve: Curve
  private infinite = true
  private readonly X: FieldElement
  private readonly Y: FieldElement
  private readonly Z: FieldElement
  private readonly t: readonly [FieldElement, FieldElement, FieldElement, FieldElement, FieldElement]

  constructor(curve: Curve) {
    this.curve = curve
    const zero = (): FieldElement => curve.field.zero()
    this.X = zero()
    this.Y = zero()
    this.Z = zero()
    this.t = [zero(), zero(), zero(), zero(), zero()]
  }

  get isInfinity(): boolean {
    return this.infinite
  }

  double(): void {
    if (this.infinite) return
    const { X, Y, Z, curve } = this
    const f = curve.field
    const [xx, zz, bz4, sum] = this.t
    f.square(zz, Z)
    f.square(xx, X)
    f.multiply(Z, xx, zz)
    if (f.isZero(Z)) {
      this.infinite = true
      return
    }
    f.multiply(bz4, curve.sqrtB, zz)
    f.square(bz4, bz4)
    f.square(X, xx)
    f.add(X, X, bz4)
    f.square(sum, Y)
    f.add(sum, sum, bz4)
    if (curve.a === 1) f.add(sum, sum, Z)
    f.multiply(sum, sum, X)
    f.multiply(Y, bz4, Z)
    f.add(Y, Y, sum)
  }

  add(point: Point): void {
    const { X, Y, Z, curve } = this
    const f = curve.field
    if (this.infinite) {
      X.set(point.x)
      Y.set(point.y)
      Z.set(f.one)
      this.infinite = false
      return
    }
    const [zz, A, B, C, D] = this.t
    f.square(zz, Z)
    f.multiply(A, point.y, zz)
    f.add(A, A, Y)
    f.multiply(B, point.x, Z)
    f.add(B, B, X)
    if (f.isZero(B)) {
      if (f.isZero(A)) this.double()
      else this.infinite = true
      return
    }
    f.multiply(C, B, Z)
    f.square(D, B)
    if (curve.a === 1) f.multiply(D, D, f.add(zz, zz, C))
    else f.multiply(D, D, C)
    f.square(Z, C)
    f.multiply(C, A, C) // E
    f.square(X, A)
    f.add(X, X, D)
    f.add(X, X, C)
    f.multiply(D, point.x, Z)
    f.add(D, D, X) // F
    f.add(C, C, Z)
    f.multiply(C, C, D)
    f.square(Y, Z)
    f.add(A, point.x, point.y)
    f.multiply(Y, Y, A)
    f.add(Y, Y, C)
  }

  /** Affine x-coordinate; undefined for the point at infinity. */
  x(): FieldElement | undefined {
    if (this.infinite) return undefined
    const f = this.curve.field
    const out = f.invert(f.zero(), this.Z)
    return f.multiply(out, out, this.X)
  }
}

/** The odd multiples P, 3P, 5P … and their negatives, for a window of `width` bits. */
export interface OddMultiples {
  readonly width: number
  readonly positive: readonly Point[]
  readonly negative: readonly Point[]
}

export function oddMultiples(curve: Curve, point: Point, width: number): OddMultiples {
  const twice = curve.add(point, point)
  const positive = [point]
  for (let i = 1; i < 1 << (width - 2); i++) {
    const next = curve.add(positive[i - 1], twice)
    if (!next) throw new PointError('point of small order')
    positive.push(next)
  }
  return { width, positive, negative: positive.map((p) => curve.negate(p)) }
}

/** Width-w non-adjacent form, least significant digit first: of any `width` successive digits at most one is not zero. */
export function nonAdjacentForm(scalar: bigint, width: number): Int8Array {
  const modulus = 1n << BigInt(width)
  const digits: number[] = []
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 0n) {
      digits.push(0)
      continue
    }
    let digit = rest & (modulus - 1n)
    if (digit >= modulus >> 1n) digit -= modulus
    digits.push(Number(digit))
    rest -= digit
  }
  return Int8Array.from(digits)
}

/** Σ scalar·point by interleaving of non-adjacent forms. Only for public scalars. */
export function multiplyPublic(
  curve: Curve,
  terms: ReadonlyArray<{ scalar: bigint; table: OddMultiples }>,
): Accumulator {
  const rows = terms.map(({ scalar, table }) => ({ digits: nonAdjacentForm(scalar, table.width), table }))
  const sum = new Accumulator(curve)
  const length = Math.max(0, ...rows.map((row) => row.digits.length))
  for (let i = length - 1; i >= 0; i--) {
    sum.double()
    for (const { digits, table } of rows) {
      const digit = digits[i] ?? 0
      if (digit > 0) sum.add(table.positive[digit >> 1]!)
      else if (digit < 0) sum.add(table.negative[-digit >> 1]!)
    }
  }
  return sum
}
