import { readBars } from '../bars/bar-reader.ts'
import { barModes } from '../bars/bar-modes.ts'
import { locateBars } from '../bars/locate.ts'
import type { GreyPicture } from '../types.ts'
import { findInCloseUps } from './close-up.ts'
import type { Found } from './protocol.ts'
import { trustedDecoder } from './trusted-decoder.ts'
import type { Decoder } from './wasm-decoder.ts'

/** A picture that is available in any size. */
export interface Still {
  readonly width: number
  readonly height: number
  /** The picture with this width, in memory that is not used for anything else. */
  at(width: number): GreyPicture
}

/**
 * Sizes (longest side) in which a picture is read after its own: small ones for noise and blur, a large one for small
 * codes.
 */
const sides = [1600, 1100, 800, 2400] as const
const longestSide = 3200
/** One picture holds a few codes at most; more would be a page of labels. */
const maxCodes = 4
/** Factors to sizes near the one in which bars were read, to confirm the result. */
const nearby = [0.93, 1.08, 0.85] as const

/**
 * Reads all codes of a still picture, in more ways than there is time for with a frame of a camera. A QR is accepted at
 * once, bars when they give the same result in two sizes, since there is no second frame to confirm them.
 */
export function readStill(still: Still, decode: Decoder): Found[] {
  const trusted = trustedDecoder(decode)
  const known = new Map<string, { found: Found; sizes: number }>()

  /** Reads the picture in this size; returns whether a new code was found. */
  function look(width: number): void {
    const picture = still.at(width)
    const here = new Set<string>()
    for (let code = 0; code < maxCodes; code++) {
      const found = readInAllWays(picture, trusted)
      if (found === undefined) return
      // Found again: it was not covered completely the first time.
      cover(picture, found, here.has(found.text) ? 0.5 : 0.06)
      if (here.has(found.text)) continue
      here.add(found.text)
      known.set(found.text, { found, sizes: (known.get(found.text)?.sizes ?? 0) + 1 })
    }
  }

  const isBelieved = ({ found, sizes }: { found: Found; sizes: number }): boolean => found.format === 'qr' || sizes > 1
  const allBelieved = (): boolean => [...known.values()].every(isBelieved)
  for (const width of widthsOf(still)) {
    look(width)
    for (const scale of nearby) if (!allBelieved()) look(Math.round(width * scale))
    if (known.size > 0 && allBelieved()) break
  }
  return [...known.values()].filter(isBelieved).map(({ found }) => found)
}

function widthsOf({ width, height }: Still): number[] {
  const longest = Math.max(width, height)
  const wanted = [
    Math.min(longest, longestSide),
    ...sides.filter((side) => side <= 2 * longest && Math.abs(side - longest) > longest / 8),
  ]
  return wanted.map((side) => Math.max(1, Math.round((width * side) / longest)))
}

/** The engine once, our own reader in all modes, then close-ups. */
function readInAllWays(picture: GreyPicture, decode: Decoder): Found | undefined {
  const found = decode(picture)
  if (found !== undefined) return found
  for (const mode of barModes) {
    const { read } = readBars(picture, locateBars(picture, mode.search), mode)
    if (read !== undefined) return read
  }
  return findInCloseUps(picture, decode)
}

/** Paints over a code that was read, so that the next one is found. */
function cover({ data, width, height }: GreyPicture, { corners = [] }: Found, margin: number): void {
  // Without its place, the code cannot be covered, and others cannot be told apart from it.
  const [xs, ys] =
    corners.length === 0
      ? [
          [0, width],
          [0, height],
        ]
      : [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const more = margin * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) + 2
  const left = Math.max(0, Math.floor(Math.min(...xs) - more))
  const right = Math.min(width, Math.ceil(Math.max(...xs) + more))
  const bottom = Math.min(height, Math.ceil(Math.max(...ys) + more))
  for (let row = Math.max(0, Math.floor(Math.min(...ys) - more)); row < bottom; row++)
    data.fill(255, row * width + left, row * width + right)
}
