import type { Curve } from './math/curve.ts'
import { encodePoint, publicPoint } from './math/dstu4145.ts'
import { defaultSBoxes } from './symmetric/gost28147.ts'

const scalars = new WeakMap<PrivateKey, bigint>()

/**
 * A DSTU 4145 private key that is never printed by the console, JSON or a log. JavaScript cannot erase a BigInt: it
 * stays in memory until the garbage collector and the operating system reuse that memory.
 */
export class PrivateKey {
  readonly curve: Curve
  readonly sBoxes: Uint8Array
  private cachedPublic: Uint8Array | undefined

  constructor(curve: Curve, scalar: bigint, sBoxes: Uint8Array = defaultSBoxes) {
    if (scalar <= 0n || scalar >= curve.order) throw new RangeError('private key out of range')
    this.curve = curve
    this.sBoxes = sBoxes
    scalars.set(this, scalar)
  }

  /** Degree m of the field: 257 or 431. */
  get m(): number {
    return this.curve.m
  }

  /** The public key as in certificates: the compressed point, little-endian. */
  get publicOctets(): Uint8Array {
    return (this.cachedPublic ??= encodePoint(this.curve, publicPoint(this.curve, scalarOf(this))))
  }

  toJSON(): string {
    return '[private key]'
  }

  toString(): string {
    return '[private key]'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[private key]'
  }
}

/** The secret scalar. Not exported from the package: only its arithmetic and its key writers use it. */
export function scalarOf(key: PrivateKey): bigint {
  const scalar = scalars.get(key)
  if (scalar === undefined) throw new TypeError('not a private key of this package')
  return scalar
}
