import type { GreyPicture } from '../types.ts'
import { leastEnergy, rasterOf, tensorsOf } from './tensors.ts'

/** Squares a little larger than the modules of a QR code, on a quarter of the picture. */
const looksAcross = 12
const looksDown = 6
const looksApart = 24
const coherent = 0.35
/** On synthetic frames nine of ten with a QR code have less of it, and three of four with bars more (docs/decisions/0017). */
const muchStriped = 1.6

/**
 * Whether a picture seems to hold bars rather than a QR code: more edges that all go one way than edges in all
 * directions. A tenth of a millisecond for an order in which to look; nothing is lost when it is wrong.
 */
export function seemsStriped(picture: GreyPicture): boolean {
  const raster = rasterOf(picture, { across: looksAcross, down: looksDown, apart: looksApart })
  const { cos, sin, all } = tensorsOf(picture, raster)
  let [striped, mixed] = [0, 0]
  for (let at = 0; at < all.length; at++) {
    const total = all[at]!
    if (total < leastEnergy * looksAcross * looksDown) continue
    const length = Math.hypot(cos[at]!, sin[at]!)
    if (length > coherent * total) striped += length
    else mixed += total
  }
  return striped > muchStriped * mixed
}
