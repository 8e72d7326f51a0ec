import type { Search } from './cells.ts'
import { code128Layouts, ean13 } from './layouts.ts'
import type { Layout } from './layouts.ts'
import type { Optics } from './optics.ts'
import type { StripPart } from './strip.ts'

/**
 * One way to look at bars. A frame is looked at in one way, the next frame in the next: a code held still is seen in
 * all of them within half a second, and no frame costs much.
 */
export interface BarMode {
  readonly name: string
  readonly part: StripPart
  readonly search: Search
  /** Whether uneven light is evened out first. */
  readonly levels: boolean
  /** Whether the code's ends are looked for among its bars, since there may be no quiet zones beside them. */
  readonly unbounded?: boolean
  /** Whether light is measured instead of the shades that the camera made of it: needed where a movement mixes them. */
  readonly linear: boolean
  readonly layouts: readonly Layout[]
  /** What may lie between code and picture, given how far light seems to spread, in modules. */
  optics(spread: number): readonly Optics[]
}

const spreads = [0.3, 0.4, 0.5, 0.62, 0.76, 0.92, 1.1, 1.35]

/** Sharp or out of focus. */
export function still(spread: number): Optics[] {
  const nearest = spreads.reduce((a, b) => (Math.abs(Math.log(b / spread)) < Math.abs(Math.log(a / spread)) ? b : a))
  return [{ spread: nearest, smear: 0, barLoss: 0 }]
}

const moving = (smear: number) => (): Optics[] => [{ spread: 0.5, smear, barLoss: 0 }]
/** A screen so bright that its white has spread into the bars. */
const glaring = (): Optics[] => [0.3, 0.42].map((barLoss) => ({ spread: 0.35, smear: 0, barLoss }))

const usualSearch: Search = { faint: 0.1, coherence: 0.35, coarse: false }
const clearSearch: Search = { faint: 0.2, coherence: 0.35, coarse: false }
/** In little light, where the grain of the picture is as strong as its edges. */
const inLowLight: Search = { faint: 0.03, coherence: 0.2, coarse: true }

const [pairsThenDigit, ...rarer] = code128Layouts
const usual = [ean13, pairsThenDigit]

/** In the order of what each adds to those before it, measured with `npm run bench -- read`. */
export const barModes: readonly BarMode[] = [
  { name: 'whole', part: 'whole', search: usualSearch, levels: false, linear: false, layouts: usual, optics: still },
  { name: 'lower', part: 'lower', search: usualSearch, levels: false, linear: false, layouts: usual, optics: still },
  {
    name: 'glaring',
    part: 'whole',
    search: usualSearch,
    levels: false,
    linear: false,
    layouts: usual,
    optics: glaring,
  },
  { name: 'upper', part: 'upper', search: clearSearch, levels: false, linear: false, layouts: usual, optics: still },
  {
    name: 'moving fast',
    part: 'whole',
    search: usualSearch,
    levels: false,
    linear: true,
    layouts: usual,
    optics: moving(3.4),
  },
  { name: 'faint', part: 'whole', search: inLowLight, levels: false, linear: false, layouts: usual, optics: still },
  {
    name: 'uneven light',
    part: 'whole',
    search: usualSearch,
    levels: true,
    linear: false,
    layouts: usual,
    optics: still,
  },
  {
    name: 'moving',
    part: 'whole',
    search: usualSearch,
    levels: false,
    linear: true,
    layouts: usual,
    optics: moving(2.2),
  },
  {
    name: 'without quiet zones',
    part: 'whole',
    search: usualSearch,
    levels: false,
    linear: false,
    unbounded: true,
    layouts: usual,
    optics: still,
  },
  {
    name: 'other encoders',
    part: 'whole',
    search: usualSearch,
    levels: false,
    linear: false,
    layouts: rarer,
    optics: still,
  },
]
