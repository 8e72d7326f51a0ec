import type { Search } from './cells.ts'
import { code128Layouts, ean13 } from './layouts.ts'
import type { Layout } from './layouts.ts'
import type { Optics } from './optics.ts'
import type { StripPart } from './strip.ts'

/**
 * One set of parameters for reading bars. Each frame is read with one mode and the next frame with the next one: a code
 * that is held still is read with all of them within half a second, and no single frame takes long.
 */
export interface BarMode {
  readonly name: string
  readonly part: StripPart
  readonly search: Search
  /** Whether differences in lighting are removed first. */
  readonly evensLight: boolean
  /** Whether the code's ends are found from its bars, for codes without quiet zones. */
  readonly withoutQuietZones?: boolean
  /** Whether pixel values are converted to linear light: motion blur mixes light, not sRGB values. */
  readonly linear: boolean
  readonly layouts: readonly Layout[]
  /** Optical distortions to try, given the measured blur in modules. */
  optics(spread: number): readonly Optics[]
}

const spreads = [0.3, 0.4, 0.5, 0.62, 0.76, 0.92, 1.1, 1.35]

/** Sharp or out of focus. */
export function stillOptics(spread: number): Optics[] {
  const nearest = spreads.reduce((a, b) => (Math.abs(Math.log(b / spread)) < Math.abs(Math.log(a / spread)) ? b : a))
  return [{ spread: nearest, smear: 0, barLoss: 0 }]
}

const movingOptics = (smear: number) => (): Optics[] => [{ spread: 0.5, smear, barLoss: 0 }]
/** A screen so bright that its white covers the edges of the bars. */
const glareOptics = (): Optics[] => [0.3, 0.42].map((barLoss) => ({ spread: 0.35, smear: 0, barLoss }))

const usualSearch: Search = { minRelativeStrength: 0.1, coherence: 0.35, coarse: false }
const clearSearch: Search = { minRelativeStrength: 0.2, coherence: 0.35, coarse: false }
/** For little light, where noise is as strong as edges. */
const inLowLight: Search = { minRelativeStrength: 0.03, coherence: 0.2, coarse: true }

const [pairsThenDigit, ...rarer] = code128Layouts
const usual = [ean13, pairsThenDigit]

/** Ordered by how many codes each adds to those before it, measured with `npm run bench -- read`. */
export const barModes: readonly BarMode[] = [
  {
    name: 'whole',
    part: 'whole',
    search: usualSearch,
    evensLight: false,
    linear: false,
    layouts: usual,
    optics: stillOptics,
  },
  {
    name: 'lower',
    part: 'lower',
    search: usualSearch,
    evensLight: false,
    linear: false,
    layouts: usual,
    optics: stillOptics,
  },
  {
    name: 'glaring',
    part: 'whole',
    search: usualSearch,
    evensLight: false,
    linear: false,
    layouts: usual,
    optics: glareOptics,
  },
  {
    name: 'upper',
    part: 'upper',
    search: clearSearch,
    evensLight: false,
    linear: false,
    layouts: usual,
    optics: stillOptics,
  },
  {
    name: 'moving fast',
    part: 'whole',
    search: usualSearch,
    evensLight: false,
    linear: true,
    layouts: usual,
    optics: movingOptics(3.4),
  },
  {
    name: 'faint',
    part: 'whole',
    search: inLowLight,
    evensLight: false,
    linear: false,
    layouts: usual,
    optics: stillOptics,
  },
  {
    name: 'uneven light',
    part: 'whole',
    search: usualSearch,
    evensLight: true,
    linear: false,
    layouts: usual,
    optics: stillOptics,
  },
  {
    name: 'moving',
    part: 'whole',
    search: usualSearch,
    evensLight: false,
    linear: true,
    layouts: usual,
    optics: movingOptics(2.2),
  },
  {
    name: 'without quiet zones',
    part: 'whole',
    search: usualSearch,
    evensLight: false,
    linear: false,
    withoutQuietZones: true,
    layouts: usual,
    optics: stillOptics,
  },
  {
    name: 'other encoders',
    part: 'whole',
    search: usualSearch,
    evensLight: false,
    linear: false,
    layouts: rarer,
    optics: stillOptics,
  },
]
