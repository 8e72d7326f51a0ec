// A printed label with a code and what stands around it, seen straight from above. Lengths in modules of the code.
import type { Pattern } from '../frames/codes.ts'
import { add, newPlane, paint } from '../frames/plane.ts'
import type { Plane, Rectangle } from '../frames/plane.ts'
import type { Random } from '../frames/random.ts'

/** From the middle of the label to its edges. */
export const reach = 110
const [paper, ink] = [0.85, 0.03]

export interface Label {
  readonly pattern: Pattern
  readonly quiet: number
}

/** Draws the label with so many pixels a module. */
export function drawLabel({ pattern, quiet }: Label, scale: number, random: Random): Plane {
  const side = Math.ceil(2 * reach * scale)
  const plane = newPlane(side, side, paper)
  const onPlane = ({ left, top, right, bottom }: Rectangle): Rectangle => ({
    left: (left + reach) * scale,
    top: (top + reach) * scale,
    right: (right + reach) * scale,
    bottom: (bottom + reach) * scale,
  })
  const fill = (rectangle: Rectangle, light: number): void => paint(plane, onPlane(rectangle), light)
  const code = areaOf(pattern, random)
  drawSurroundings(fill, code, random)
  fill({ left: code.left - quiet, right: code.right + quiet, top: code.top - quiet, bottom: code.bottom + 14 }, paper)
  drawSide(fill, { ...code, left: code.left - quiet - 40, right: code.left - quiet }, 'left', random)
  drawSide(fill, { ...code, left: code.right + quiet, right: code.right + quiet + 40 }, 'right', random)
  for (const dark of darkOf(pattern, code)) add(plane, onPlane(dark), ink - paper)
  if (pattern.kind === 'bars') drawDigits(fill, code, random)
  return plane
}

type Fill = (rectangle: Rectangle, light: number) => void

function areaOf(pattern: Pattern, random: Random): Rectangle {
  const across = pattern.kind === 'square' ? pattern.side : pattern.widths.reduce((sum, width) => sum + width, 0)
  const down = pattern.kind === 'square' ? across : across * random.between(0.25, 0.7)
  return { left: -across / 2, right: across / 2, top: -down / 2, bottom: down / 2 }
}

function darkOf(pattern: Pattern, { left, top, bottom }: Rectangle): Rectangle[] {
  if (pattern.kind === 'square') {
    const { side } = pattern
    return pattern.dark.flatMap((dark, at) => {
      const [x, y] = [left + (at % side), top + Math.floor(at / side)]
      return dark ? [{ left: x, top: y, right: x + 1, bottom: y + 1 }] : []
    })
  }
  let at = left
  return pattern.widths.flatMap((width, place) => {
    const from = at
    at += width
    return place % 2 === 0 ? [{ left: from, top, right: at, bottom }] : []
  })
}

/** What else is printed: lines of text, coloured fields, a picture. */
function drawSurroundings(fill: Fill, { top, bottom }: Rectangle, random: Random): void {
  for (let field = 0; field < 4; field++) {
    const [x, y] = [random.between(-reach, reach), random.between(-reach, reach)]
    fill(
      { left: x, top: y, right: x + random.between(20, 90), bottom: y + random.between(15, 60) },
      random.between(0.05, 0.8),
    )
  }
  for (let line = 0; line < 8; line++) {
    const y = line % 2 === 0 ? top - 12 - 9 * line : bottom + 20 + 9 * line
    drawText(fill, { left: -80, top: y, right: random.between(0, 80), bottom: y + random.between(4, 6) }, random)
  }
}

/** What is printed right beside the quiet zone: nothing, an edge, a frame line, lines of text or a picture. */
function drawSide(fill: Fill, area: Rectangle, side: 'left' | 'right', random: Random): void {
  const { left, right, top, bottom } = area
  const [above, below] = [top - random.between(0, 20), bottom + random.between(0, 20)]
  const shade = random.between(0.03, 0.45)
  random.either([
    () => fill({ left, right, top: above, bottom: below }, shade),
    () => {
      const width = random.between(0.7, 3)
      const from = side === 'left' ? right - width : left
      fill({ left: from, right: from + width, top: above, bottom: below }, ink)
    },
    () => {
      for (let y = top; y < bottom; y += 8) drawText(fill, { left, right, top: y, bottom: y + 5 }, random)
    },
    () => {
      for (let patch = 0; patch < 40; patch++) {
        const [x, y] = [random.between(left, right - 4), random.between(above, below)]
        fill({ left: x, top: y, right: x + random.between(1, 4), bottom: y + random.between(2, 20) }, random.share())
      }
    },
  ])()
}

/** Looks like a line of text from afar: strokes of uneven width, words apart. */
function drawText(fill: Fill, { left, top, right, bottom }: Rectangle, random: Random): void {
  const height = bottom - top
  for (let at = left; at < right;) {
    const width = Math.min(right - at, height * random.between(0.12, 0.3))
    fill({ left: at, top: top + height * random.between(0, 0.4), right: at + width, bottom }, ink)
    at += width + height * (random.share() < 0.15 ? 0.7 : random.between(0.15, 0.4))
  }
}

/** The digits under the bars; the first one stands to their left. */
function drawDigits(fill: Fill, { left, bottom }: Rectangle, random: Random): void {
  for (let digit = -1; digit < 12; digit++) {
    const x = left + 4 + 7 * digit + (digit >= 6 ? 4 : 0)
    for (let stroke = 0; stroke < 3; stroke++) {
      const [dx, dy] = [random.between(0, 4), random.between(0, 4)]
      if (random.share() < 0.5) fill({ left: x + dx, top: bottom + 2, right: x + dx + 1, bottom: bottom + 10 }, ink)
      else fill({ left: x, top: bottom + 2 + dy, right: x + 5, bottom: bottom + 3 + dy }, ink)
    }
  }
}
