import { bitLength } from '../bytes.ts'
import type { Curve, Point } from './curve.ts'

/**
 * scalar·point for secret scalars: a Montgomery ladder whose number of steps does not depend on the scalar, with masked
 * swaps. Undefined when the result is the point at infinity. BigInt and the table look-ups of the field are not
 * constant-time, so timing differences are reduced and not eliminated.
 */
export function multiplySecret(curve: Curve, scalar: bigint, point: Point): Point | undefined {
  if (scalar < 0n) throw new RangeError('negative scalar')
  const f = curve.field
  if (f.isZero(point.x)) throw new RangeError('point of order two')
  // Adding multiples of the order does not change the result and makes the bit length constant.
  let padded = scalar + curve.order
  if (scalar < curve.order && bitLength(padded) === curve.orderBits) padded += curve.order
  const bits = padded.toString(2)
  const { x } = point
  const X1 = x.slice()
  const Z1 = f.one.slice()
  const Z2 = f.square(f.zero(), x)
  const X2 = f.square(f.zero(), Z2)
  f.add(X2, X2, curve.b)
  const t1 = f.zero()
  const t2 = f.zero()
  let swapped = 0
  for (let i = 1; i < bits.length; i++) {
    const bit = bits.charCodeAt(i) & 1
    f.conditionalSwap(bit ^ swapped, X1, X2)
    f.conditionalSwap(bit ^ swapped, Z1, Z2)
    swapped = bit
    // (X2, Z2) becomes the sum of both; the difference of the two points is always `point`.
    f.multiply(t1, X1, Z2)
    f.multiply(t2, X2, Z1)
    f.add(Z2, t1, t2)
    f.square(Z2, Z2)
    f.multiply(t1, t1, t2)
    f.multiply(X2, x, Z2)
    f.add(X2, X2, t1)
    // (X1, Z1) is doubled.
    f.square(t1, X1)
    f.square(t2, Z1)
    f.multiply(Z1, t1, t2)
    f.multiply(t2, t2, curve.sqrtB)
    f.add(X1, t1, t2)
    f.square(X1, X1)
  }
  f.conditionalSwap(swapped, X1, X2)
  f.conditionalSwap(swapped, Z1, Z2)
  if (f.isZero(Z1)) return undefined
  if (f.isZero(Z2)) return curve.negate(point)
  const x1 = f.multiply(t1, f.invert(t1, Z1), X1)
  const x2 = f.multiply(t2, f.invert(t2, Z2), X2)
  return recoverY(curve, point, x1, x2)
}

/** The point with x-coordinate x1, where x2 is the x-coordinate of its sum with `p` (López and Dahab). */
function recoverY(curve: Curve, p: Point, x1: Int32Array, x2: Int32Array): Point {
  const f = curve.field
  const x = x1.slice()
  const d1 = f.add(f.zero(), x1, p.x)
  const d2 = f.add(f.zero(), x2, p.x)
  const y = f.multiply(f.zero(), d1, d2)
  const xx = f.square(f.zero(), p.x)
  f.add(y, y, xx)
  f.add(y, y, p.y)
  f.multiply(y, y, d1)
  f.multiply(y, y, f.invert(d2, p.x))
  f.add(y, y, p.y)
  return { x, y }
}
