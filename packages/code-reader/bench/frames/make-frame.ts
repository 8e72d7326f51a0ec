// Frames of a webcam in front of which somebody holds a phone. The same plan gives the same frame, byte for byte.
import sharp from 'sharp'
import type { RgbaImage } from '../readers.ts'
import { inventCode } from './codes.ts'
import type { ShownCode, Symbology } from './codes.ts'
import { conditionNames, conditions } from './conditions.ts'
import type { Condition, ConditionName } from './conditions.ts'
import { defocus, halo, smear, soften } from './optics.ts'
import { grown, within } from './plane.ts'
import type { Plane } from './plane.ts'
import { pixelsAPoint, projectionOf } from './pose.ts'
import type { Pose } from './pose.ts'
import { randomOf } from './random.ts'
import type { Random } from './random.ts'
import { drawRoom } from './room.ts'
import { addGlare, addThumb, phoneArea, placePhone } from './scene.ts'
import { decoys, drawScreen, middle, screenSize } from './screen.ts'
import { coloured, expose } from './sensor.ts'

export interface FramePlan {
  readonly seed: string
  readonly condition: ConditionName
  readonly symbology: Symbology | 'none'
  readonly height: 720 | 1080
  readonly index: number
}

export interface Frame {
  readonly name: string
  readonly symbology: string
  readonly condition: string
  /** Rows of the picture, where frames come in several sizes. */
  readonly size?: string | undefined
  /** What the code says; empty when there is none. */
  readonly text: string
  /** As the camera sends it. */
  readonly encoded: Buffer
  readonly image: RgbaImage
}

/** So many frames of each condition, code and size; as many times more without a code as there are codes. */
export function planFrames(seed: string, each: number): FramePlan[] {
  return conditionNames.flatMap((condition) => {
    const { shows } = conditions[condition]
    return (shows === 'nothing' ? (['none'] as const) : shows).flatMap((symbology) =>
      ([720, 1080] as const).flatMap((height) =>
        Array.from({ length: each * (symbology === 'none' || symbology === 'code128-other' ? 4 : 1) }, (_, index) => ({
          seed,
          condition,
          symbology,
          height,
          index,
        })),
      ),
    )
  })
}

export function nameOf({ symbology, condition, height, index }: FramePlan): string {
  return [symbology, condition, height, index].join('_')
}

export async function makeFrame(plan: FramePlan): Promise<Frame> {
  const { seed, condition: conditionName, symbology, height, index } = plan
  const condition: Condition = conditions[conditionName]
  // Without the height: the same phone in the same hand at every size of the picture.
  const random = randomOf([seed, symbology, conditionName, index].join('|'))
  const code = symbology === 'none' ? undefined : inventCode(symbology, index, random)
  const shades = takePicture(condition, code ?? decoys[index % decoys.length]!, height, random)
  const pixels = coloured(shades, condition.electrons, random)
  const raw = { width: shades.width, height, channels: 3 } as const
  const jpeg = await sharp(pixels, { raw }).jpeg({ quality: condition.quality, chromaSubsampling: '4:2:0' }).toBuffer()
  return {
    name: nameOf(plan),
    symbology,
    condition: conditionName,
    size: String(height),
    text: code?.text ?? '',
    encoded: jpeg,
    image: await decodePicture(jpeg),
  }
}

export async function decodePicture(encoded: Buffer): Promise<RgbaImage> {
  const { data, info } = await sharp(encoded)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height }
}

function takePicture(
  condition: Condition,
  shows: ShownCode | (typeof decoys)[number],
  height: number,
  random: Random,
): Plane {
  const width = (height * 16) / 9
  const unit = height / 720
  const pose = poseOf(condition, random)
  // A camera that sets its exposure by itself never quite hits it.
  const glow = condition.glow * random.between(0.85, 1.2)
  const pointSize = pixelsAPoint(pose.distance, width, screenSize.width)
  const frame = drawRoom(width, height, condition.room, random)
  const projection = projectionOf(pose, middle, screenSize.width, frame)
  if (shows !== 'no phone') {
    // Twice as fine as the frame, so that nothing is lost between the two.
    const scale = Math.min(3, pointSize * 2)
    placePhone(
      frame,
      drawScreen({ shows, scale, inverted: condition.inverted }, random),
      scale,
      projection,
      { ...condition, glow },
      random,
    )
  }
  addGlare(frame, projection, middle, condition.glare, condition.glareSize, pointSize, random)
  if (condition.thumb) addThumb(frame, projection, middle, condition.room * 0.5, random)
  const area = within(frame, grown(phoneArea(frame, projection), 24 * unit))
  if (condition.halo > 0) halo(frame, area, condition.halo, 7 * unit)
  if (condition.motion > 0) smear(frame, area, condition.motion * unit, random.between(0, Math.PI))
  if (condition.disc > 0) defocus(frame, area, condition.disc * unit)
  soften(frame, area, condition.soft * unit)
  return expose(frame, condition, random)
}

function poseOf({ distance, rollAbout, roll, tiltAbout, tilt }: Condition, random: Random): Pose {
  return {
    distance: distance * random.between(0.92, 1.08),
    roll: rollAbout * random.sign() + random.between(-roll, roll),
    yaw: tiltAbout * random.sign() + random.between(-tilt, tilt),
    pitch: random.between(-tilt, tilt) + tiltAbout * random.between(-0.4, 0.4),
    x: random.between(-0.12, 0.12),
    y: random.between(-0.1, 0.1),
  }
}
