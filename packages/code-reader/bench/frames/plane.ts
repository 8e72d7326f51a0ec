/** Light, from 0 for none; 1 is what the camera just takes without burning out. */
export interface Plane {
  readonly values: Float32Array
  readonly width: number
  readonly height: number
}

export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function newPlane(width: number, height: number, value = 0): Plane {
  return { values: new Float32Array(width * height).fill(value), width, height }
}

/** Paints a rectangle over what is there. */
export function paint(plane: Plane, rectangle: Rectangle, value: number): void {
  cover(plane, rectangle, (at, share) => (plane.values[at] = plane.values[at]! + share * (value - plane.values[at]!)))
}

/** Adds to what is there, so that rectangles which share a pixel come out as if painted at once. */
export function add(plane: Plane, rectangle: Rectangle, value: number): void {
  cover(plane, rectangle, (at, share) => (plane.values[at] = plane.values[at]! + share * value))
}

/** Tells each pixel that a rectangle touches, and the share of the pixel that it covers. */
function cover(
  { width, height }: Plane,
  { left, top, right, bottom }: Rectangle,
  act: (at: number, share: number) => void,
): void {
  const [fromX, toX] = [Math.max(0, Math.floor(left)), Math.min(width, Math.ceil(right))]
  const [fromY, toY] = [Math.max(0, Math.floor(top)), Math.min(height, Math.ceil(bottom))]
  for (let y = fromY; y < toY; y++) {
    const down = Math.min(y + 1, bottom) - Math.max(y, top)
    for (let x = fromX; x < toX; x++) act(y * width + x, down * (Math.min(x + 1, right) - Math.max(x, left)))
  }
}

/** The part of a rectangle that lies in a plane, on whole pixels. */
export function within({ width, height }: Plane, { left, top, right, bottom }: Rectangle): Rectangle {
  const inside = (value: number, most: number): number => Math.min(most, Math.max(0, value))
  return {
    left: inside(Math.floor(left), width),
    top: inside(Math.floor(top), height),
    right: inside(Math.ceil(right), width),
    bottom: inside(Math.ceil(bottom), height),
  }
}

export function grown({ left, top, right, bottom }: Rectangle, by: number): Rectangle {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

/** What a screen makes of a shade between 0 and 1, or what a camera takes for it: sRGB (IEC 61966-2-1). */
export function lightOf(shade: number): number {
  return shade <= 0.04045 ? shade / 12.92 : ((shade + 0.055) / 1.055) ** 2.4
}

export function shadeOf(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
}
