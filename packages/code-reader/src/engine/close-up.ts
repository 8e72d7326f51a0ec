import type { GreyPicture } from '../types.ts'
import type { Found } from './protocol.ts'
import { scaledPicture } from './scaled-picture.ts'
import { squareAreas } from './square-areas.ts'
import type { Area } from './square-areas.ts'
import type { Decoder } from './wasm-decoder.ts'

/** How an area is prepared: enlarged by a factor, and sharpened over a distance in new pixels. */
interface Preparation {
  readonly scale: number
  readonly amount: number
  readonly over: number
}

const preparations: readonly Preparation[] = [
  { scale: 2, amount: 3, over: 3 },
  { scale: 3, amount: 3, over: 4 },
]
/** An area is enlarged up to this size; beyond it, time is lost and no more codes are read. */
const longestSide = 1000
/** Which area is prepared in which way, ordered by how many codes it adds. */
const turns: readonly (readonly [area: number, preparation: number])[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [2, 0],
  [1, 1],
  [2, 1],
]

/** Looks for a small or blurred QR code in areas of a picture that may hold one, made larger and sharper. */
export interface CloseUps {
  /** One area, prepared in one way; at the next call another one, unless this one held a code. */
  look(picture: GreyPicture): Found | undefined
}

export function createCloseUps(decode: Decoder): CloseUps {
  let turn = 0
  return {
    look(picture) {
      const [place, preparation] = turns[turn]!
      const areas = squareAreas(picture)
      const area = areas[place % Math.max(1, areas.length)]
      const found = area && readCloseUp(picture, area, preparations[preparation]!, decode)
      if (found === undefined) turn = (turn + 1) % turns.length
      return found
    },
  }
}

/** All areas, prepared in all ways, until one holds a code. */
export function findInCloseUps(picture: GreyPicture, decode: Decoder): Found | undefined {
  for (const area of squareAreas(picture)) {
    for (const preparation of preparations) {
      const found = readCloseUp(picture, area, preparation, decode)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function readCloseUp(
  picture: GreyPicture,
  area: Area,
  { scale, amount, over }: Preparation,
  decode: Decoder,
): Found | undefined {
  const times = Math.max(1, Math.min(scale, longestSide / Math.max(area.width, area.height)))
  const closeUp = sharpened(scaledPicture(cutOut(picture, area), Math.round(area.width * times)), amount, over)
  const found = decode(closeUp)
  if (found?.format !== 'qr') return undefined
  const corners = found.corners?.map(({ x, y }) => ({
    x: area.left + (x * area.width) / closeUp.width,
    y: area.top + (y * area.height) / closeUp.height,
  }))
  return { ...found, corners }
}

function cutOut({ data, width: across }: GreyPicture, { left, top, width, height }: Area): GreyPicture {
  const own = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = (top + y) * across + left
    own.set(data.subarray(from, from + width), y * width)
  }
  return { data: own, width, height }
}

/** Every shade moved away from the mean of four others `over` pixels away. */
function sharpened({ data, width, height }: GreyPicture, amount: number, over: number): GreyPicture {
  const out = data.slice()
  for (let y = over; y < height - over; y++) {
    for (let at = y * width + over; at < (y + 1) * width - over; at++) {
      const around = (data[at - over]! + data[at + over]! + data[at - over * width]! + data[at + over * width]!) / 4
      out[at] = Math.max(0, Math.min(255, data[at]! + amount * (data[at]! - around)))
    }
  }
  return { data: out, width, height }
}
