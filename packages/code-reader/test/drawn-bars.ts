import bwip from 'bwip-js/node'
import { stepAnswer } from '../src/bars/optics.ts'
import type { Optics } from '../src/bars/optics.ts'
import type { GreyPicture } from '../src/types.ts'

/** Dark runs of a code and its width, in modules, as another encoder makes them. */
export interface Bars {
  readonly runs: readonly (readonly [from: number, to: number])[]
  readonly modules: number
}

/** @param text for Code 128 may hold the encoder's own escapes, such as `^104` for start B, when `raw` is set */
export function barsOf(symbology: 'ean13' | 'code128', text: string, raw = false): Bars {
  // oxlint-disable-next-line import/no-named-as-default-member -- the named `raw` is a symbology of that name
  const [encoded] = bwip.raw({ bcid: symbology, text, ...(raw && { raw: true }) })
  if (encoded === undefined || !('sbs' in encoded)) throw new Error('No bars')
  let at = 0
  const runs: [number, number][] = []
  encoded.sbs.forEach((width, place) => {
    if (place % 2 === 0) runs.push([at, at + width])
    at += width
  })
  return { runs, modules: at }
}

export interface View {
  readonly width?: number
  readonly height?: number
  /** Pixels of a module. */
  readonly module?: number
  /** Height of the bars in pixels. */
  readonly tall?: number
  /** Turned by so many degrees. */
  readonly turned?: number
  readonly optics?: Optics
  readonly white?: number
  readonly black?: number
  /** Deviation of the noise, in shades. */
  readonly noise?: number
  /** Modules of white beside the bars, and the shade beyond. */
  readonly quiet?: number
  readonly around?: number
}

/** Bars on a white card in a grey room, as a camera sees them: each pixel worked out from the optics, not from an image. */
export function drawBars({ runs, modules }: Bars, view: View = {}): GreyPicture {
  const {
    width = 960,
    height = 540,
    module = 2.5,
    tall = 90,
    turned = 0,
    optics = { spread: 0.35, smear: 0, barLoss: 0 },
    white = 225,
    black = 25,
    noise = 0,
    quiet = 20,
    around = (white + black) / 2,
  } = view
  const data = new Uint8Array(width * height)
  const [ux, uy] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)]
  const random = randomFrom(7)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const along = ((x - width / 2) * ux + (y - height / 2) * uy) / module + modules / 2
      const up = (y - height / 2) * ux - (x - width / 2) * uy
      let shade = white
      if (along < -quiet || along > modules + quiet || Math.abs(up) > tall) shade = around
      else if (Math.abs(up) < tall / 2) {
        let dark = 0
        for (const [from, to] of runs)
          dark += stepAnswer(along - from - optics.barLoss, optics) - stepAnswer(along - to + optics.barLoss, optics)
        shade = white + (black - white) * dark
      }
      // The sum of three even ones is near enough to a bell.
      data[y * width + x] = Math.max(0, Math.min(255, shade + noise * 2 * (random() + random() + random() - 1.5)))
    }
  }
  return { data, width, height }
}

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
