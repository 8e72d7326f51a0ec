import { newPlane, paint } from './plane.ts'
import type { Plane, Rectangle } from './plane.ts'
import type { Random } from './random.ts'

/**
 * What stands behind the phone: a wall lit from one side, boxes, a poster, blinds and a striped shirt; things that a
 * reader may take for a code. The same room at every resolution.
 */
export function drawRoom(width: number, height: number, brightness: number, random: Random): Plane {
  const plane = newPlane(width, height)
  const [wall, fallAcross, fallDown] = [
    brightness * random.between(0.4, 1),
    random.between(-0.5, 0.5),
    random.between(0, 0.4),
  ]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      plane.values[y * width + x] = wall * (1 + fallAcross * (x / width - 0.5) - (fallDown * y) / height)
  }
  // In shares of the height, so that the room is the same at every size.
  const put = ({ left, top, right, bottom }: Rectangle, light: number): void =>
    paint(
      plane,
      { left: left * height, top: top * height, right: right * height, bottom: bottom * height },
      light * brightness,
    )
  const [across, down] = [width / height, 1]

  for (let box = 0; box < 14; box++) {
    const [left, top] = [random.between(-0.1, across), random.between(-0.1, down)]
    put(
      { left, top, right: left + random.between(0.03, 0.36), bottom: top + random.between(0.03, 0.3) },
      random.between(0.02, 1) ** 2,
    )
  }
  stripes(
    put,
    { left: random.between(0, across * 0.7), top: random.between(0.3, 0.7), right: 0, bottom: 1 },
    random.between(0.008, 0.025),
    14,
  )
  const [left, top] = [across * random.between(0.6, 0.75), random.between(0.05, 0.2)]
  for (let line = 0; line < 10; line++) {
    for (let word = 0; word < 12; word++) {
      if (random.share() < 0.8)
        put(
          {
            left: left + word * 0.02,
            top: top + line * 0.02,
            right: left + word * 0.02 + random.between(0.005, 0.017),
            bottom: top + line * 0.02 + 0.009,
          },
          0.02,
        )
    }
  }
  return plane
}

function stripes(
  put: (rectangle: Rectangle, light: number) => void,
  { left, top, bottom }: Rectangle,
  period: number,
  count: number,
): void {
  for (let stripe = 0; stripe < count; stripe++)
    put({ left: left + stripe * period, top, right: left + (stripe + 0.5) * period, bottom }, 0.05)
}
