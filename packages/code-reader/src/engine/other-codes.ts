import { readBars } from '../bars/bar-reader.ts'
import type { BarMode } from '../bars/bar-modes.ts'
import { locateBars } from '../bars/locate.ts'
import { keyOfText } from '../document-key.ts'
import type { GreyPicture, Point } from '../types.ts'
import type { Found } from './protocol.ts'
import type { Decoder } from './wasm-decoder.ts'

/** Engines report only the rows in which they read bars; the code may be so much higher, as a share of its width. */
const barsReach = 0.45
/** The painted area extends beyond the corners by this share of the code's width. */
const margin = 0.04
/** A code that is found again was not painted over completely; one more time is enough. */
const rounds = 2

/**
 * Another document's code in a picture in which one was read: that one is painted over on a copy, which is then read.
 * @param mode the mode in which bars are read
 */
export function findOther(picture: GreyPicture, found: Found, decode: Decoder, mode: BarMode): Found | undefined {
  if (found.corners === undefined) return undefined
  const copy = { ...picture, data: picture.data.slice() }
  const key = keyOfText(found.text)
  let again = found
  for (let round = 1; round <= rounds; round++) {
    paintOver(copy, again, round)
    const next = readBars(copy, locateBars(copy, mode.search), mode).read ?? decode(copy)
    if (next === undefined) return undefined
    const nextKey = keyOfText(next.text)
    if (nextKey !== undefined && nextKey !== key) return next
    if (next.corners === undefined) return undefined
    again = next
  }
  return undefined
}

/** Fills the rectangle that holds a code, however it is turned. */
function paintOver({ data, width, height }: GreyPicture, { corners = [], format }: Found, times: number): void {
  const [first, second, third, fourth] = corners
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return
  const centre = { x: (first.x + second.x + third.x + fourth.x) / 4, y: (first.y + second.y + third.y + fourth.y) / 4 }
  const [ux, uy] = unit({ x: second.x + third.x - first.x - fourth.x, y: second.y + third.y - first.y - fourth.y })
  const over = ({ x, y }: Point): number => Math.abs((x - centre.x) * ux + (y - centre.y) * uy)
  const down = ({ x, y }: Point): number => Math.abs((y - centre.y) * ux - (x - centre.x) * uy)
  const across = Math.max(...corners.map(over))
  const more = 2 * across * margin * times + 2
  const along =
    format === 'qr' ? Math.max(...corners.map(down)) : Math.max(...corners.map(down)) + 2 * across * barsReach
  const reachY = Math.abs(uy) * (across + more) + Math.abs(ux) * (along + more)
  for (let y = Math.max(0, Math.floor(centre.y - reachY)); y < Math.min(height, centre.y + reachY); y++) {
    // The part of each row that lies between both pairs of sides.
    const dy = y - centre.y
    const [left, right] = bothOf(between(ux, dy * uy, across + more), between(-uy, dy * ux, along + more))
    const from = Math.max(0, Math.ceil(centre.x + left))
    const to = Math.min(width, Math.floor(centre.x + right) + 1)
    if (from < to) data.fill(255, y * width + from, y * width + to)
  }
}

type Range = readonly [from: number, to: number]

/** Where `slope * x + start` is at most `most` away from 0. */
function between(slope: number, start: number, most: number): Range {
  if (Math.abs(slope) < 1e-9) return Math.abs(start) <= most ? [-Infinity, Infinity] : [Infinity, -Infinity]
  const [one, other] = [(-most - start) / slope, (most - start) / slope]
  return [Math.min(one, other), Math.max(one, other)]
}

function bothOf([from, to]: Range, [otherFrom, otherTo]: Range): Range {
  return [Math.max(from, otherFrom), Math.min(to, otherTo)]
}

function unit({ x, y }: Point): [number, number] {
  const length = Math.max(1e-9, Math.hypot(x, y))
  return [x / length, y / length]
}
