/**
 * How a code is distorted in a picture: Gaussian blur (focus, lens, sensor), linear motion blur (a moving hand), and
 * bars that a bright screen makes narrower on both sides. Lengths in modules.
 */
export interface Optics {
  readonly spread: number
  readonly smear: number
  readonly barLoss: number
}

/** Integral of the step answer; its differences give the answer of any run, smeared or not. */
function rampOf(x: number, spread: number): number {
  const z = x / spread
  return x * normal(z) + (spread * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI)
}

/** How dark it is at `x` when everything left of 0 is white and everything right of it dark, 0 to 1. */
export function stepAnswer(x: number, { spread, smear }: Optics): number {
  if (smear < 0.05) return normal(x / spread)
  return (rampOf(x + smear / 2, spread) - rampOf(x - smear / 2, spread)) / smear
}

/** The normal distribution (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z > 0 ? 1 - tail : tail
}
