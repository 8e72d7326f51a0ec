// The minimum that reads a code: camera, frame callback, zxing-wasm in a worker. Without monitoring, checks and
// recovery.
import { send, theVideo } from './send.ts'

const worker = new Worker(new URL('./floor-worker.ts', import.meta.url), { type: 'module' })
const video = theVideo()
let idle = false
let sent = false

worker.addEventListener('message', ({ data: text }: MessageEvent<string | undefined>) => {
  idle = true
  if (text === undefined || sent) return
  sent = true
  send(text)
})

function look(): void {
  video.requestVideoFrameCallback(look)
  if (!idle) return
  idle = false
  const frame = new VideoFrame(video)
  worker.postMessage(frame, [frame])
}

video.srcObject = await navigator.mediaDevices.getUserMedia({
  video: { width: { ideal: 1920 }, height: { ideal: 1080 } },
})
video.requestVideoFrameCallback(look)
await video.play()
