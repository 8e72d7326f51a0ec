import type { PictureSize } from '../pace.ts'
import { constraintsFor } from './tune-camera.ts'

/** Enough for the slowest webcam to start. */
const firstFrameMs = 8000

/**
 * Opens a camera, the preferred one if it is there. Without a requested size Chromium chooses 640×480.
 * @throws DOMException as `getUserMedia` does; TypeError when the page may not ask at all
 */
export async function openCamera(preferred: string | undefined, size: PictureSize): Promise<MediaStream> {
  // Typed as always there, but absent outside secure contexts.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices?.getUserMedia === undefined) throw new TypeError('The camera is not available to this page')
  const constraints = constraintsFor(size)
  if (preferred !== undefined) {
    try {
      // `exact`, since an ideal device can lose against the ideal size.
      return await devices.getUserMedia({ video: { ...constraints, deviceId: { exact: preferred } } })
    } catch (error) {
      if (!(error instanceof DOMException) || !['OverconstrainedError', 'NotFoundError'].includes(error.name))
        throw error
    }
  }
  return devices.getUserMedia({ video: constraints })
}

/** Shows the stream in the element and resolves once the first frame is there. */
export async function showCamera(video: HTMLVideoElement, stream: MediaStream): Promise<void> {
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The camera sent no picture')), firstFrameMs)
  })
  try {
    await Promise.race([video.play(), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

export function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
