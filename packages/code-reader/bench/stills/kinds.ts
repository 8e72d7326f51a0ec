import type { Random } from '../frames/random.ts'

/** What is photographed and how. Lengths in modules of the code unless told otherwise, angles in radians. */
export interface Still {
  readonly code: 'ean13' | 'qr'
  /** Pixels of the picture for one module. */
  readonly module: number
  /** White on each side of the code, before something else is printed. */
  readonly quiet: number
  readonly turned: number
  /** How much larger one end is than the other by perspective, across and down. */
  readonly tiltX: number
  readonly tiltY: number
  /** Radius of the disc of a lens out of focus, and length of a movement. */
  readonly disc: number
  readonly smear: number
  /** Electrons that make white: few make a grainy picture. */
  readonly electrons: number
  readonly quality: number
}

type Kind = (random: Random) => Still

function usual(random: Random): Omit<Still, 'code'> {
  return {
    module: random.between(1.9, 3.6),
    quiet: random.between(9, 14),
    turned: random.between(-0.2, 0.2),
    tiltX: random.between(-0.2, 0.2),
    tiltY: random.between(-0.15, 0.15),
    disc: random.between(0, 0.25),
    smear: 0,
    electrons: random.between(400, 4000),
    quality: Math.round(random.between(60, 92)),
  }
}

const anyTurn = (random: Random): number => random.between(-Math.PI, Math.PI)

/** Pictures of a kind that readers are known to miss. */
export const stillKinds = {
  'EAN-13 without quiet zones': (random) => ({ ...usual(random), code: 'ean13', quiet: random.between(0.8, 2) }),
  'EAN-13 with narrow ones': (random) => ({ ...usual(random), code: 'ean13', quiet: random.between(2, 6) }),
  'EAN-13 out of focus': (random) => ({ ...usual(random), code: 'ean13', disc: random.between(0.7, 1.5) }),
  'EAN-13 in motion': (random) => ({ ...usual(random), code: 'ean13', smear: random.between(1.2, 3) }),
  'small EAN-13': (random) => ({ ...usual(random), code: 'ean13', module: random.between(1.2, 2) }),
  'small EAN-13, narrow zones': (random) => ({
    ...usual(random),
    code: 'ean13',
    module: random.between(1.2, 2),
    quiet: random.between(1.5, 6),
  }),
  'rotated QR': (random) => ({ ...usual(random), code: 'qr', turned: anyTurn(random), quiet: random.between(1.5, 4) }),
  'rotated QR, small': (random) => ({
    ...usual(random),
    code: 'qr',
    turned: anyTurn(random),
    module: random.between(1.2, 2),
    quiet: random.between(2, 4),
  }),
  'rotated QR, blurred': (random) => ({
    ...usual(random),
    code: 'qr',
    turned: anyTurn(random),
    quiet: random.between(2, 4),
    disc: random.between(0.5, 1.1),
    smear: random.either([() => 0, () => random.between(0.5, 1.4)])(),
  }),
} as const satisfies Readonly<Record<string, Kind>>

export type StillKind = keyof typeof stillKinds
export const stillKindNames = Object.keys(stillKinds) as StillKind[]
