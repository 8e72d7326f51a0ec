import type { PictureSize } from '../pace.ts'

const sizes: Readonly<Record<PictureSize, readonly [width: number, height: number]>> = {
  full: [1920, 1080],
  less: [1280, 720],
  least: [960, 540],
}

/** What browsers know of cameras beyond the types that come with TypeScript. */
interface CameraAbilities extends MediaTrackCapabilities {
  readonly torch?: boolean
  readonly focusMode?: readonly string[]
}

/** Sizes are wishes, never conditions, or modest cameras would be refused. */
export function wishesFor(size: PictureSize): MediaTrackConstraints {
  const [width, height] = sizes[size]
  return { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: 30 } }
}

export function hasTorch(track: MediaStreamTrack): boolean {
  return abilitiesOf(track).torch === true
}

/**
 * Asks a running camera for this size, for its lamp, and for a focus that follows where it can follow. All at once:
 * a browser forgets every wish that is not said again.
 */
export async function tuneCamera(track: MediaStreamTrack, size: PictureSize, torch: boolean): Promise<void> {
  const abilities = abilitiesOf(track)
  const advanced: (MediaTrackConstraintSet & { torch?: boolean; focusMode?: string })[] = []
  if (abilities.focusMode?.includes('continuous') === true) advanced.push({ focusMode: 'continuous' })
  if (abilities.torch === true) advanced.push({ torch })
  await track.applyConstraints({ ...wishesFor(size), ...(advanced.length > 0 && { advanced }) })
}

function abilitiesOf(track: MediaStreamTrack): CameraAbilities {
  // Older Firefox does not say what a camera can do.
  return typeof track.getCapabilities === 'function' ? track.getCapabilities() : {}
}
