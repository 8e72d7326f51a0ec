/** A webcam: seventy degrees wide, as most are. */
const halfAngle = (35 * Math.PI) / 180
/** A phone's screen is so many centimetres wide. */
const phoneWidth = 7.2

export interface Pose {
  /** From the lens, in centimetres. */
  readonly distance: number
  /** Turned in the picture's plane, then about the upright, then about the level axis; in degrees. */
  readonly roll: number
  readonly yaw: number
  readonly pitch: number
  /** Where the middle stands, in shares of the picture from its own middle. */
  readonly x: number
  readonly y: number
}

/** A projective map of the plane: rows of a matrix of three by three. */
export type Projection = readonly [number, number, number, number, number, number, number, number, number]

/** Pixels in a centimetre, a centimetre before the lens. */
function focalLength(width: number): number {
  return width / 2 / Math.tan(halfAngle)
}

/** Pixels a point of a phone that is held straight. */
export function pixelsAPoint(distance: number, frameWidth: number, screenWidth: number): number {
  return (focalLength(frameWidth) / distance) * (phoneWidth / screenWidth)
}

/** From points of the screen to pixels of the frame; `middle` is the point about which the phone turns. */
export function projectionOf(
  pose: Pose,
  middle: { x: number; y: number },
  screenWidth: number,
  frame: { width: number; height: number },
): Projection {
  const [roll, yaw, pitch] = [pose.roll, pose.yaw, pose.pitch].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ]
  const [cr, sr, cy, sy, cp, sp] = [
    Math.cos(roll),
    Math.sin(roll),
    Math.cos(yaw),
    Math.sin(yaw),
    Math.cos(pitch),
    Math.sin(pitch),
  ]
  const unit = phoneWidth / screenWidth
  // Where a step along the screen's x, and along its y, goes in the room.
  const along = [cr * cy * unit, (sr * cp + cr * sy * sp) * unit, (sr * sp - cr * sy * cp) * unit] as const
  const down = [-sr * cy * unit, (cr * cp - sr * sy * sp) * unit, (cr * sp + sr * sy * cp) * unit] as const
  const origin = [0, 1, 2].map(
    (axis) => (axis === 2 ? pose.distance : 0) - along[axis]! * middle.x - down[axis]! * middle.y,
  ) as [number, number, number]
  const focal = focalLength(frame.width)
  const [centreX, centreY] = [frame.width * (0.5 + pose.x), frame.height * (0.5 + pose.y)]
  return [
    focal * along[0] + centreX * along[2],
    focal * down[0] + centreX * down[2],
    focal * origin[0] + centreX * origin[2],
    focal * along[1] + centreY * along[2],
    focal * down[1] + centreY * down[2],
    focal * origin[1] + centreY * origin[2],
    along[2],
    down[2],
    origin[2],
  ]
}

export function project([a, b, c, d, e, f, g, h, i]: Projection, x: number, y: number): { x: number; y: number } {
  const depth = g * x + h * y + i
  return { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth }
}

/** The way back; a projection may be scaled, so the adjugate is as good as the inverse. */
export function back([a, b, c, d, e, f, g, h, i]: Projection): Projection {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}
