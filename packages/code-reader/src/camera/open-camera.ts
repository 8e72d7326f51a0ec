import type { PictureSize } from '../pace.ts'
import { wishesFor } from './tune-camera.ts'

/** Long enough for the slowest webcam to wake; after that there is no picture to wait for. */
const firstFrameMs = 8000

/**
 * Opens a camera, the preferred one if it is there. Without any wish for a size Chromium gives 640×480.
 * @throws DOMException as `getUserMedia` does; TypeError when the page may not ask at all
 */
export async function openCamera(preferred: string | undefined, size: PictureSize): Promise<MediaStream> {
  // Typed as always there, but absent outside secure contexts.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices?.getUserMedia === undefined) throw new TypeError('The camera is not available to this page')
  const wishes = wishesFor(size)
  if (preferred !== undefined) {
    try {
      // Exact, since a mere wish can lose against the wish for a size.
      return await devices.getUserMedia({ video: { ...wishes, deviceId: { exact: preferred } } })
    } catch (error) {
      if (!(error instanceof DOMException) || !['OverconstrainedError', 'NotFoundError'].includes(error.name))
        throw error
    }
  }
  return devices.getUserMedia({ video: wishes })
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
