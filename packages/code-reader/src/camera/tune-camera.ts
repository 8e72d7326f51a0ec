import type { PictureSize } from '../pace.ts'

const sizes: Readonly<Record<PictureSize, readonly [width: number, height: number]>> = {
  full: [1920, 1080],
  less: [1280, 720],
  least: [960, 540],
}

/** Capabilities that browsers report but TypeScript does not declare. */
interface CameraCapabilities extends MediaTrackCapabilities {
  readonly torch?: boolean
  readonly focusMode?: readonly string[]
}

/** Sizes are `ideal`, never `exact`: cameras with a lower resolution must work, too. */
export function constraintsFor(size: PictureSize): MediaTrackConstraints {
  const [width, height] = sizes[size]
  return { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: 30 } }
}

export function hasTorch(track: MediaStreamTrack): boolean {
  return capabilitiesOf(track).torch === true
}

/**
 * Applies size, lamp and, where possible, continuous focus to a running camera. All in one call: each call replaces
 * all constraints of the one before.
 */
export async function tuneCamera(track: MediaStreamTrack, size: PictureSize, torch: boolean): Promise<void> {
  const capabilities = capabilitiesOf(track)
  const advanced: (MediaTrackConstraintSet & { torch?: boolean; focusMode?: string })[] = []
  if (capabilities.focusMode?.includes('continuous') === true) advanced.push({ focusMode: 'continuous' })
  if (capabilities.torch === true) advanced.push({ torch })
  await track.applyConstraints({ ...constraintsFor(size), ...(advanced.length > 0 && { advanced }) })
}

function capabilitiesOf(track: MediaStreamTrack): CameraCapabilities {
  // Older Firefox has no `getCapabilities`.
  return typeof track.getCapabilities === 'function' ? track.getCapabilities() : {}
}
