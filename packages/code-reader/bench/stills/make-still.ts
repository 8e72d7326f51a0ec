// Photographs of printed codes. The same plan gives the same picture, byte for byte.
import sharp from 'sharp'
import { inventCode } from '../frames/codes.ts'
import { decodePicture } from '../frames/make-frame.ts'
import type { Frame } from '../frames/make-frame.ts'
import { defocus, sampled, smear, soften } from '../frames/optics.ts'
import type { Plane } from '../frames/plane.ts'
import { randomOf } from '../frames/random.ts'
import type { Random } from '../frames/random.ts'
import { drawRoom } from '../frames/room.ts'
import { coloured, expose } from '../frames/sensor.ts'
import { stillKindNames, stillKinds } from './kinds.ts'
import type { Still, StillKind } from './kinds.ts'
import { drawLabel, reach } from './label.ts'

export interface StillPlan {
  readonly seed: string
  readonly kind: StillKind
  readonly index: number
}

export function planStills(seed: string, each: number): StillPlan[] {
  return stillKindNames.flatMap((kind) => Array.from({ length: each }, (_, index) => ({ seed, kind, index })))
}

export function nameOf({ kind, index }: StillPlan): string {
  return `${kind.replaceAll(/[ ,]+/g, '-')}_${index}`
}

export async function makeStill(plan: StillPlan): Promise<Frame> {
  const random = randomOf([plan.seed, plan.kind, plan.index].join('|'))
  const still: Still = stillKinds[plan.kind](random)
  const symbology = still.code === 'ean13' ? 'ean13-android' : random.either(['qr-ios', 'qr-android'] as const)
  const code = inventCode(symbology, plan.index, random)
  const light = photograph(
    still,
    drawLabel({ pattern: code.pattern, quiet: still.quiet }, 2 * still.module, random),
    random,
  )
  const shades = expose(light, { electrons: still.electrons, readNoise: 5, sharpening: random.between(0, 0.8) }, random)
  const raw = { width: shades.width, height: shades.height, channels: 3 } as const
  const encoded = await sharp(coloured(shades, still.electrons, random), { raw })
    .jpeg({ quality: still.quality, chromaSubsampling: '4:2:0' })
    .toBuffer()
  return {
    name: nameOf(plan),
    symbology,
    condition: plan.kind,
    text: code.text,
    encoded,
    image: await decodePicture(encoded),
  }
}

/** Light of the picture: the label somewhere before a room, lit from one side, through the lens. */
function photograph(still: Still, label: Plane, random: Random): Plane {
  const width = random.either([640, 800, 960])
  const height = (width * 3) / 4
  const picture = drawRoom(width, height, random.between(0.2, 0.7), random)
  place(picture, still, label, random)
  const everywhere = { left: 0, top: 0, right: width, bottom: height }
  if (still.smear > 0) smear(picture, everywhere, still.smear * still.module, directionOf(still, random))
  if (still.disc * still.module > 0.3) defocus(picture, everywhere, still.disc * still.module)
  soften(picture, everywhere, random.between(0.4, 0.8))
  return picture
}

/** Mostly across the bars, where it hurts; a code without bars is moved anywhere. */
function directionOf({ code, turned }: Still, random: Random): number {
  return code === 'qr' ? random.between(0, Math.PI) : turned + random.between(-0.6, 0.6)
}

const spots = [0.25, 0.75] as const

function place(picture: Plane, { module, turned, tiltX, tiltY }: Still, label: Plane, random: Random): void {
  const { width, height, values } = picture
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  const middle = { x: width * random.between(0.42, 0.58), y: height * random.between(0.42, 0.58) }
  const [bright, slopeX, slopeY] = [random.between(0.45, 1.1), random.between(-0.5, 0.5), random.between(-0.5, 0.5)]
  const scale = 2 * module
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const lit = bright * (1 + (slopeX * (x - middle.x)) / width + (slopeY * (y - middle.y)) / height)
      let sum = 0
      for (const right of spots) {
        for (const down of spots) {
          const [dx, dy] = [(x + right - middle.x) / module, (y + down - middle.y) / module]
          const depth = 1 + (tiltX * dx + tiltY * dy) / 95
          const [u, v] = [(dx * cos + dy * sin) / depth, (dy * cos - dx * sin) / depth]
          const onLabel = depth > 0.2 && Math.abs(u) < reach && Math.abs(v) < reach
          sum += onLabel ? lit * sampled(label, (u + reach) * scale - 0.5, (v + reach) * scale - 0.5) : values[at]!
        }
      }
      values[at] = sum / (spots.length * spots.length)
    }
  }
}
