import type { GreyPicture, PictureTraits } from '../types.ts'

/** The picture is measured in so many tiles, each along two lines across and two down: a few per cent of its pixels. */
export const tileColumns = 16
export const tileRows = 9
const linesOfTile = [0.25, 0.75]
/** From this shade on a pixel is overexposed. */
const burntFrom = 250
/** A difference of light and dark that counts as an alternation, as of bars; noise and shading differ less. */
const swing = 48
/** Edges are measured where light and dark differ by so much; below, noise would be measured. */
const contrastOfEdge = 64
/** An edge is measured relative to the picture's width, so that sharpness does not depend on the resolution. */
const widthMeasured = 1280

/**
 * Measures traits of the picture in a small part of the time that reading takes. The result shows no content: means and
 * counts of areas a sixteenth of the picture wide.
 */
export function traitsOf({ data, width, height }: GreyPicture): PictureTraits {
  const count = tileColumns * tileRows
  const tiles = {
    brightness: new Uint8Array(count),
    burnt: new Uint8Array(count),
    alternations: new Uint8Array(count),
    sharpness: new Uint8Array(count),
  }
  const tileWidth = Math.floor(width / tileColumns)
  const tileHeight = Math.floor(height / tileRows)
  const pixels = linesOfTile.length * (tileWidth + tileHeight)
  let [sum, burnt] = [0, 0]
  for (let place = 0; place < count; place++) {
    const left = (place % tileColumns) * tileWidth
    const top = Math.floor(place / tileColumns) * tileHeight
    const tile = { sum: 0, burnt: 0, alternations: 0, contrast: 0, steepest: 0 }
    for (const share of linesOfTile) {
      follow(tile, data, (top + Math.floor(tileHeight * share)) * width + left, 1, tileWidth)
      follow(tile, data, top * width + left + Math.floor(tileWidth * share), width, tileHeight)
    }
    sum += tile.sum
    burnt += tile.burnt
    tiles.brightness[place] = tile.sum / pixels
    tiles.burnt[place] = (255 * tile.burnt) / pixels
    tiles.alternations[place] = Math.min(255, tile.alternations)
    tiles.sharpness[place] =
      tile.contrast < contrastOfEdge ? 0 : Math.min(255, (255 * tile.steepest * width) / widthMeasured / tile.contrast)
  }
  return { brightness: sum / (pixels * count), burnt: burnt / (pixels * count), tiles }
}

/**
 * What was seen along the lines of one tile; contrast and steepest edge are those of its line with the most contrast.
 */
interface Tile {
  sum: number
  burnt: number
  alternations: number
  contrast: number
  steepest: number
}

function follow(tile: Tile, data: Uint8Array, from: number, stride: number, count: number): void {
  const first = data[from] ?? 0
  let [before, low, high, steepest, sum, burnt] = [first, first, first, 0, 0, 0]
  // An alternation is counted when the shade has come back far enough from the last extreme.
  let [extreme, rising, alternations] = [first, true, 0]
  for (let at = from, end = from + count * stride; at < end; at += stride) {
    const shade = data[at] ?? 0
    sum += shade
    if (shade >= burntFrom) burnt++
    const step = Math.abs(shade - before)
    if (step > steepest) steepest = step
    if (shade < low) low = shade
    if (shade > high) high = shade
    const back = rising ? extreme - shade : shade - extreme
    if (back < 0) extreme = shade
    else if (back > swing) {
      alternations++
      rising = !rising
      extreme = shade
    }
    before = shade
  }
  tile.sum += sum
  tile.burnt += burnt
  if (alternations > tile.alternations) tile.alternations = alternations
  if (high - low <= tile.contrast) return
  tile.contrast = high - low
  tile.steepest = steepest
}
