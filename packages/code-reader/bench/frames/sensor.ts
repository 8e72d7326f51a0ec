// What a camera makes of light: grain, a limit, shades instead of light, sharper edges, a little colour.
import { newPlane, shadeOf } from './plane.ts'
import type { Plane } from './plane.ts'
import { normal } from './random.ts'
import type { Random } from './random.ts'

export interface Sensor {
  readonly electrons: number
  readonly readNoise: number
  readonly sharpening: number
}

/** Light becomes shades, 0 to 1, and what is too bright is white. */
export function expose(
  { values, width, height }: Plane,
  { electrons, readNoise, sharpening }: Sensor,
  random: Random,
): Plane {
  const shades = newPlane(width, height)
  const steps = 4096
  const shadeOfStep = Float32Array.from({ length: steps + 1 }, (_, step) => shadeOf(step / steps))
  const [photons, electronics] = [1 / electrons, (readNoise / electrons) ** 2]
  for (let y = 0; y < height; y++) {
    // The table of normal numbers is entered anew for each row, so that its repetition is not seen.
    let grain = random.below(normal.length)
    for (let at = y * width; at < (y + 1) * width; at++) {
      const light = values[at]!
      grain = (grain + 1) & (normal.length - 1)
      const taken = (light + Math.sqrt(light * photons + electronics) * normal[grain]!) * steps
      shades.values[at] = taken <= 0 ? 0 : taken >= steps ? 1 : shadeOfStep[taken | 0]!
    }
  }
  return sharpening === 0 ? shades : sharpened(shades, sharpening)
}

/** Every shade moved away from the mean of the four around it. */
function sharpened({ values, width, height }: Plane, amount: number): Plane {
  const out = { values: values.slice(), width, height }
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      const around = (values[at - 1]! + values[at + 1]! + values[at - width]! + values[at + width]!) / 4
      out.values[at] = values[at]! + amount * (values[at]! - around)
    }
  }
  return out
}

/** Colours: a cast of the light, and grain in it, two by two pixels. */
export function coloured({ values, width, height }: Plane, electrons: number, random: Random): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 3)
  const [castRed, castBlue] = [random.between(0.94, 1.06), random.between(0.94, 1.06)]
  const grain = 0.6 / Math.sqrt(electrons)
  let rowStart = 0
  for (let y = 0; y < height; y++) {
    // Two rows share what is drawn for them.
    if (y % 2 === 0) rowStart = 2 * random.below(normal.length / 2)
    for (let x = 0; x < width; x++) {
      const place = (rowStart + (x & ~1)) & (normal.length - 1)
      // Parts of brightness as television counts them (ITU-R BT.601), so that colours leave it as it is.
      const red = castRed + grain * normal[place]!
      const blue = castBlue + grain * normal[place + 1]!
      const shade = values[y * width + x]! * 255
      const at = (y * width + x) * 3
      pixels[at] = shade * red
      pixels[at + 1] = shade * ((1 - 0.299 * red - 0.114 * blue) / 0.587)
      pixels[at + 2] = shade * blue
    }
  }
  return pixels
}
