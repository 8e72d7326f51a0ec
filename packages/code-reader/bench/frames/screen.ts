// The screen of a phone that shows a document's code, drawn anew from what the apps show: a white card on a soft
// gradient, the code on the card, the digits in groups under bars. Lengths in points.
import { groupDigits } from '@diia-desk/contract/gate'
import type { Pattern, ShownCode } from './codes.ts'
import { add, lightOf, newPlane, paint } from './plane.ts'
import type { Plane, Rectangle } from './plane.ts'
import type { Random } from './random.ts'

export const screenSize = { width: 390, height: 844 } as const
const card: Rectangle = { left: 24, top: 150, right: 366, bottom: 660 }
/** Middle of what the clerk is to read. */
export const middle = { x: 195, y: 375 } as const

/** What is on the card when there is no code: a document, or stripes that are none; and no phone at all. */
export const decoys = ['page', 'comb', 'random bars', 'no phone'] as const
export type Decoy = Exclude<(typeof decoys)[number], 'no phone'>

const white = 1
const black = 0.02
const around = 0.84

export interface ScreenOptions {
  readonly shows: ShownCode | Decoy
  /** Pixels a point. */
  readonly scale: number
  /** Light on dark, as by the phone's setting for poor sight. */
  readonly inverted: boolean
}

export function drawScreen({ shows, scale, inverted }: ScreenOptions, random: Random): Plane {
  const plane = newPlane(Math.ceil(screenSize.width * scale), Math.ceil(screenSize.height * scale))
  const light = (shade: number): number => lightOf(inverted ? 1 - shade : shade)
  const onScreen = ({ left, top, right, bottom }: Rectangle): Rectangle => ({
    left: left * scale,
    top: top * scale,
    right: right * scale,
    bottom: bottom * scale,
  })
  const ink = light(black) - light(white)
  const draw = (rectangle: Rectangle): void => add(plane, onScreen(rectangle), ink)

  plane.values.fill(light(around))
  paint(plane, onScreen({ left: 150, top: 14, right: 240, bottom: 36 }), light(0))
  paint(plane, onScreen(card), light(white))
  drawText(draw, { left: 100, top: card.top + 34, height: 10, length: 190 }, random)
  for (let line = 0; line < 4; line++)
    drawText(draw, { left: 60, top: card.bottom + 40 + 22 * line, height: 9, length: 120 + 30 * line }, random)
  paint(plane, onScreen({ left: 126, top: card.bottom - 70, right: 176, bottom: card.bottom - 20 }), light(black))
  paint(plane, onScreen({ left: 214, top: card.bottom - 70, right: 264, bottom: card.bottom - 20 }), light(0.93))
  if (typeof shows === 'object') drawCode(draw, shows)
  else drawDecoy(draw, shows, random)
  return plane
}

type Draw = (rectangle: Rectangle) => void

/** Where each code stands, quiet zone not counted: the widths of the apps' layouts. */
function drawCode(draw: Draw, { symbology, text, pattern }: ShownCode): void {
  if (pattern.kind === 'square') {
    drawPattern(draw, pattern, placed(symbology === 'qr-ios' ? 262 : 268, symbology === 'qr-ios' ? 262 : 268))
    return
  }
  // Core Image stretches the bars with three quiet modules on each side to 262 points.
  const total = sum(pattern.widths)
  const width = symbology === 'ean13-android' ? 268 : (262 * total) / (total + 6)
  const place = placed(width, symbology === 'ean13-android' ? 107 : 100)
  drawPattern(draw, pattern, place)
  drawDigits(draw, groupDigits(text), place.bottom + 16)
}

function placed(width: number, height: number): Rectangle {
  return {
    left: middle.x - width / 2,
    top: middle.y - height / 2,
    right: middle.x + width / 2,
    bottom: middle.y + height / 2,
  }
}

function drawPattern(draw: Draw, pattern: Pattern, { left, top, right, bottom }: Rectangle): void {
  if (pattern.kind === 'square') {
    const [across, down] = [(right - left) / pattern.side, (bottom - top) / pattern.side]
    pattern.dark.forEach((dark, at) => {
      const [column, row] = [at % pattern.side, Math.floor(at / pattern.side)]
      if (dark)
        draw({
          left: left + column * across,
          top: top + row * down,
          right: left + (column + 1) * across,
          bottom: top + (row + 1) * down,
        })
    })
    return
  }
  const module = (right - left) / sum(pattern.widths)
  let at = left
  pattern.widths.forEach((width, place) => {
    if (place % 2 === 0) draw({ left: at, top, right: at + width * module, bottom })
    at += width * module
  })
}

function drawDecoy(draw: Draw, decoy: Decoy, random: Random): void {
  if (decoy === 'page') {
    draw({ left: 50, top: 230, right: 150, bottom: 360 })
    for (let line = 0; line < 9; line++)
      drawText(
        draw,
        {
          left: line < 5 ? 170 : 50,
          top: 235 + 28 * line,
          height: 11,
          length: random.between(90, line < 5 ? 170 : 280),
        },
        random,
      )
    return
  }
  const widths = Array.from({ length: decoy === 'comb' ? 61 : 59 }, () => (decoy === 'comb' ? 2 : 1 + random.below(4)))
  drawPattern(draw, { kind: 'bars', widths }, placed(250, 100))
}

/** Something that looks like a line of text from afar: uprights of uneven width, words apart. */
function drawText(
  draw: Draw,
  { left, top, height, length }: { left: number; top: number; height: number; length: number },
  random: Random,
): void {
  for (let at = left; at < left + length;) {
    const width = height * random.between(0.12, 0.3)
    draw({
      left: at,
      top: random.share() < 0.3 ? top - height * 0.3 : top,
      right: at + width,
      bottom: top + height * random.between(0.7, 1),
    })
    at += width + height * (random.share() < 0.15 ? 0.7 : random.between(0.15, 0.4))
  }
}

/** Which of the seven segments of a digit are dark: top, upper left, upper right, middle, lower left, lower right, bottom. */
const segments = [
  '1110111',
  '0010010',
  '1011101',
  '1011011',
  '0111010',
  '1101011',
  '1101111',
  '1010010',
  '1111111',
  '1111011',
]

function drawDigits(draw: Draw, text: string, top: number): void {
  const [width, half, line, step] = [8, 7, 1.6, 13]
  let left = middle.x - (text.length * step) / 2
  for (const sign of text) {
    const lit = Array.from(segments[Number(sign)] ?? '', (segment) => segment === '1')
    if (sign !== ' ') {
      for (const row of [0, 1, 2])
        if (lit[row * 3] === true)
          draw({
            left: left + line,
            top: top + row * half,
            right: left + width - line,
            bottom: top + row * half + line,
          })
      for (const [place, segment] of [1, 2, 4, 5].entries()) {
        const x = place % 2 === 0 ? left : left + width - line
        const y = top + (place < 2 ? 0 : half) + line / 2
        if (lit[segment] === true) draw({ left: x, top: y, right: x + line, bottom: y + half })
      }
    }
    left += step
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
