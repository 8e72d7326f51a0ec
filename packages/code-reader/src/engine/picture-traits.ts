import type { GreyPicture, PictureTraits } from '../types.ts'

/** The picture is measured in so many tiles, each along two lines across and two down: a few per cent of its pixels. */
export const tileColumns = 16
export const tileRows = 9
const linesOfTile = [0.25, 0.75]
/** From here on a pixel has nothing more to say. */
const burntFrom = 250
/** Light and dark this far apart are an alternation, as bars make it; noise and shades are less. */
const swing = 48
/** Edges are measured where light and dark lie this far apart; below, it would be the noise. */
const contrastOfEdge = 64
/** Sharpness is that of the thing, not of the camera: an edge is measured in parts of the picture's width. */
const widthMeasured = 1280

/**
 * Measures what the picture is like, in a small part of the time that reading takes. Nothing in it can be told from
 * what comes out: means and counts of areas a sixteenth of the picture wide.
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

/** What was seen along the lines of one tile; contrast and steepest edge are those of its line with the most contrast. */
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
