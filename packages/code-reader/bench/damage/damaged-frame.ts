// Frames with one damaged code, or a sequence of them as a hand holds it. A plan always gives the same frames.
import type { GreyPicture } from '../../src/types.ts'
import { inventCode } from '../frames/codes.ts'
import { soften } from '../frames/optics.ts'
import { newPlane, shadeOf, within } from '../frames/plane.ts'
import type { Plane, Rectangle } from '../frames/plane.ts'
import { normal, randomOf } from '../frames/random.ts'
import type { Random } from '../frames/random.ts'
import { kindNames, kinds } from './kinds.ts'
import type { Damage, Runs, Target } from './kinds.ts'

export interface DamagePlan {
  readonly seed: string
  readonly index: number
}

/** One damaged code, before any camera. */
export interface DamagedCode {
  readonly name: string
  readonly kind: string
  readonly symbology: 'ean13' | 'code128'
  /** The number that is shown. Where another code lies over it, that one is shown, too. */
  readonly shown: readonly string[]
  /** The picture of it in a hand that moves a little from frame to frame. */
  frame(at: number): GreyPicture
}

const [width, height] = [800, 450] as const

/** Every kind in turn, two of EAN-13 to one of Code 128. */
export function damagedCode({ seed, index }: DamagePlan): DamagedCode {
  const kind = kindNames[index % kindNames.length]!
  const random = randomOf(`${seed}|${index}`)
  const symbology = Math.floor(index / kindNames.length) % 3 === 2 ? 'code128' : 'ean13'
  const [code, other] = [barsOf(symbology, random), barsOf(symbology, random)]
  const tall = random.between(0.28, 0.5) * code.width
  const target: Target = { width: code.width, height: tall, runs: code.runs, other }
  const damage = kinds[kind]!(target, random)
  const hand = handOf(target, random)
  return {
    name: `${seed}/${index}`,
    kind,
    symbology,
    shown: kind === 'another code over it' || kind === 'two kinds at once' ? [code.text, other.text] : [code.text],
    frame: (at) => photograph(target, damage, hand, randomOf(`${seed}|${index}|${at}`), at),
  }
}

function barsOf(symbology: 'ean13' | 'code128', random: Random): { text: string; runs: Runs; width: number } {
  const { text, pattern } = inventCode(symbology === 'ean13' ? 'ean13-android' : 'code128-ios', 0, random)
  if (pattern.kind !== 'bars') throw new Error('No bars')
  let at = 0
  const runs: [number, number][] = []
  pattern.widths.forEach((size, place) => {
    if (place % 2 === 0) runs.push([at, at + size])
    at += size
  })
  return { text, runs, width: at }
}

/** How the code is held and what the camera is like. Lengths in pixels, light from 0 to 1. */
interface Hand {
  readonly module: number
  readonly turned: number
  readonly tipX: number
  readonly tipY: number
  readonly soft: number
  readonly noise: number
  readonly white: number
  readonly black: number
  readonly room: number
  readonly quiet: number
  readonly deadAt: readonly { readonly x: number; readonly wide: number; readonly shade: number }[]
}

function handOf(target: Target, random: Random): Hand {
  const module = random.between(1.5, 3.4)
  return {
    module,
    turned: random.either([
      () => random.between(-0.12, 0.12),
      () => random.between(-0.12, 0.12),
      () => random.between(0, 6.28),
      () => random.sign() * 1.57 + random.between(-0.06, 0.06),
    ])(),
    tipX: random.between(-0.2, 0.2),
    tipY: random.between(-0.2, 0.2),
    soft: module * random.between(0.2, 0.6) + 0.2,
    noise: random.between(0.5, 7),
    white: random.between(0.35, 1.1),
    black: random.between(0.005, 0.08),
    room: random.between(0.02, 0.5),
    // Seldom too narrow.
    quiet: random.either([() => random.between(9, 16), () => random.between(9, 16), () => random.between(2.5, 9)])(),
    deadAt: Array.from({ length: 32 }, () => ({
      x: width / 2 + random.between(-0.55, 0.55) * target.width * module,
      wide: 1 + random.below(3),
      shade: random.either([0, 255, 128]),
    })),
  }
}

function photograph(target: Target, damage: Damage, hand: Hand, random: Random, at: number): GreyPicture {
  const plane = newPlane(width, height, hand.room)
  const shake = at === 0 ? 0 : 1
  const turned = hand.turned + shake * random.between(-0.015, 0.015)
  const place = { x: width / 2 + shake * random.between(-5, 5), y: height / 2 + shake * random.between(-5, 5) }
  const module = hand.module * (1 + shake * random.between(-0.015, 0.015))
  draw(plane, target, damage, { ...hand, module, turned }, place)
  soften(plane, within(plane, cardArea(target, { ...hand, module, turned }, place)), hand.soft)
  const data = new Uint8Array(width * height)
  let grain = 0
  for (let y = 0; y < height; y++) {
    grain = random.below(normal.length)
    for (let x = 0; x < width; x++) {
      grain = (grain + 1) & (normal.length - 1)
      const light = plane.values[y * width + x]!
      data[y * width + x] = Math.max(
        0,
        Math.min(
          255,
          255 * shades[Math.max(0, Math.min(1023, (light * 1023) | 0))]! + hand.noise * normal[grain]! + 0.5,
        ),
      )
    }
  }
  for (const { x, wide, shade } of hand.deadAt.slice(0, damage.deadColumns ?? 0)) {
    for (let y = 0; y < height; y++) data.fill(shade, y * width + Math.round(x), y * width + Math.round(x) + wide)
  }
  return { data, width, height }
}

const shades = Float32Array.from({ length: 1024 }, (_, step) => shadeOf(step / 1023))
/** Modules between the code and the lower edge of its card, where the digits stand. */
const below = 12

/** A rectangle of the picture in which the card lies. */
function cardArea(
  { width: modules, height: tall }: Target,
  { module, turned, quiet }: Hand,
  { x, y }: { x: number; y: number },
): Rectangle {
  const [across, down] = [(modules / 2 + quiet + 2) * module * 1.15, (tall / 2 + below + 2) * module * 1.15]
  const [cos, sin] = [Math.abs(Math.cos(turned)), Math.abs(Math.sin(turned))]
  const [overX, overY] = [across * cos + down * sin, across * sin + down * cos]
  return { left: x - overX, top: y - overY, right: x + overX, bottom: y + overY }
}

/** Half of the side of a square that holds the card, however it is turned and tipped. */
function sizeOf({ width: modules, height: tall }: Target, module: number): number {
  return Math.hypot(modules / 2 + 18, tall / 2 + below + 8) * module * 1.25
}

function draw(plane: Plane, target: Target, damage: Damage, hand: Hand, place: { x: number; y: number }): void {
  const [cos, sin] = [Math.cos(hand.turned), Math.sin(hand.turned)]
  const { values, width: across } = plane
  const dark = sumsOf(target)
  const reach = sizeOf(target, hand.module)
  const [top, bottom] = [Math.max(0, Math.floor(place.y - reach)), Math.min(plane.height, Math.ceil(place.y + reach))]
  const [left, right] = [Math.max(0, Math.floor(place.x - reach)), Math.min(across, Math.ceil(place.x + reach))]
  const wide = 0.5 / hand.module
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [mx, my] = [(x + 0.5 - place.x) / hand.module, (y + 0.5 - place.y) / hand.module]
      const middle = 1 + (hand.tipX * mx + hand.tipY * my) / target.width
      const [u, v] = [
        (mx * cos + my * sin) / middle + target.width / 2,
        (my * cos - mx * sin) / middle + target.height / 2,
      ]
      // Away from the card nothing has fine edges.
      if (u < -hand.quiet - 1 || u > target.width + hand.quiet + 1 || v < -11 || v > target.height + below + 1) {
        values[y * across + x] = lightAt(u, v, wide)
        continue
      }
      let sum = 0
      for (let look = 0; look < 4; look++) {
        const dx = (x + (look & 1 ? 0.75 : 0.25) - place.x) / hand.module
        const dy = (y + (look & 2 ? 0.75 : 0.25) - place.y) / hand.module
        const depth = 1 + (hand.tipX * dx + hand.tipY * dy) / target.width
        sum += lightAt(
          (dx * cos + dy * sin) / depth + target.width / 2,
          (dy * cos - dx * sin) / depth + target.height / 2,
          wide,
        )
      }
      values[y * across + x] = sum / 4
    }
  }

  function lightAt(u: number, v: number, by: number): number {
    const onCard = u > -hand.quiet && u < target.width + hand.quiet && v > -10 && v < target.height + below
    const onPhone = u > -hand.quiet - 8 && u < target.width + hand.quiet + 8 && v > -60 && v < target.height + 70
    if (!onCard) return onPhone ? hand.black : hand.room
    let light = v >= 0 && v < target.height ? 1 - dark(u - by / 2, u + by / 2) : 1
    for (const shape of damage.shapes) light = shape.light(u, v, light)
    return hand.black + Math.max(0, light) * (hand.white - hand.black)
  }
}

/** Share of dark between two places of the undamaged code. */
function sumsOf({ runs, width: modules }: Target): (from: number, to: number) => number {
  const grain = 64
  const sums = new Float32Array(modules * grain + 1)
  const black = new Uint8Array(modules * grain)
  for (const [from, to] of runs) black.fill(1, from * grain, to * grain)
  for (let at = 0; at < black.length; at++) sums[at + 1] = sums[at]! + black[at]!
  const upTo = (x: number): number => sums[Math.max(0, Math.min(black.length, Math.round(x * grain)))]! / grain
  return (from, to) => (upTo(to) - upTo(from)) / (to - from)
}
