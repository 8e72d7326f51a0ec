import { symbologies } from './codes.ts'
import type { Symbology } from './codes.ts'

/** How a code is held and seen. Angles in degrees, lengths in pixels of a frame 720 high, light as in `plane.ts`. */
export interface Condition {
  readonly shows: readonly Symbology[] | 'nothing'
  /** Centimetres from the lens. */
  readonly distance: number
  /** Turned in the picture's plane: about so much to either side, and up to so much more or less. */
  readonly rollAbout: number
  readonly roll: number
  /** Tipped away from the camera, the same way. */
  readonly tiltAbout: number
  readonly tilt: number
  /** Deviation of the lens's softness, radius of the disc of a lens out of focus, length of a movement. */
  readonly soft: number
  readonly disc: number
  readonly motion: number
  /** Light of the screen's white, of the room's, and of the room in the phone's glass. */
  readonly glow: number
  readonly room: number
  readonly reflection: number
  /** Share of the light that the lens and the sensor spread far. */
  readonly halo: number
  /** Spots of glare, and their size. */
  readonly glare: number
  readonly glareSize: number
  readonly moire: number
  readonly banding: number
  readonly inverted: boolean
  /** Electrons that make white, and that every pixel is uncertain by. Few make a grainy picture. */
  readonly electrons: number
  readonly readNoise: number
  /** How much the camera sharpens edges after the fact. */
  readonly sharpening: number
  /** A thumb lies over a part of the code. */
  readonly thumb: boolean
  /** JPEG quality of the camera's stream. */
  readonly quality: number
}

const asApps = symbologies.filter((symbology) => symbology !== 'code128-other')

const usual: Condition = {
  shows: asApps,
  distance: 15,
  rollAbout: 0,
  roll: 8,
  tiltAbout: 0,
  tilt: 8,
  soft: 0.7,
  disc: 0,
  motion: 0,
  glow: 0.8,
  room: 0.5,
  reflection: 0.015,
  halo: 0.02,
  glare: 0,
  glareSize: 1,
  moire: 0,
  banding: 0,
  inverted: false,
  electrons: 2500,
  readNoise: 5,
  sharpening: 0.3,
  thumb: false,
  quality: 80,
}

/** What a webcam on a desk makes of a phone. */
export const conditions = {
  clean: { ...usual, soft: 0.5, electrons: 10000, roll: 4, tilt: 5, quality: 90 },
  'any-roll': { ...usual, roll: 180 },
  sideways: { ...usual, rollAbout: 90, roll: 4 },
  tilt: { ...usual, tiltAbout: 35, tilt: 6, roll: 10 },
  blur: { ...usual, soft: 2 },
  'near-blur': { ...usual, distance: 10, soft: 3.2 },
  motion: { ...usual, motion: 9, quality: 75 },
  noise: { ...usual, electrons: 90, readNoise: 4, sharpening: 0, quality: 70 },
  lowlight: {
    ...usual,
    soft: 0.9,
    glow: 0.06,
    room: 0.01,
    reflection: 0.002,
    electrons: 320,
    readNoise: 3,
    sharpening: 0,
    quality: 65,
  },
  bloom: { ...usual, soft: 0.8, glow: 2.2, room: 0.1, halo: 0.1, quality: 75 },
  veil: { ...usual, glow: 0.28, reflection: 0.13, electrons: 1200, quality: 75 },
  glare: { ...usual, glare: 2 },
  moire: { ...usual, soft: 0.6, moire: 0.4 },
  banding: { ...usual, banding: 0.75 },
  far: { ...usual, distance: 25, soft: 0.6 },
  'very-far': { ...usual, distance: 36, soft: 0.5, quality: 85 },
  inverted: { ...usual, inverted: true },
  combined: {
    ...usual,
    distance: 20,
    soft: 0.9,
    motion: 3,
    moire: 0.15,
    glare: 1,
    glareSize: 0.6,
    roll: 14,
    tiltAbout: 15,
    electrons: 500,
    quality: 70,
  },
  none: { ...usual, shows: 'nothing', roll: 20, tilt: 15, electrons: 1500, quality: 75 },
  'other-encoders': { ...usual, shows: ['code128-other'] },
  defocus: { ...usual, soft: 0.5, disc: 3 },
  sharpened: { ...usual, soft: 1, sharpening: 1.6 },
  thumb: { ...usual, shows: ['code128-ios', 'ean13-android'], thumb: true },
} as const satisfies Readonly<Record<string, Condition>>

export type ConditionName = keyof typeof conditions
export const conditionNames = Object.keys(conditions) as ConditionName[]
