import { controlCamera } from './camera/camera-control.ts'
import { watchPage } from './camera/watch-page.ts'
import { watchUse } from './camera/watch-use.ts'
import { sharedEngine } from './engine/worker-engine.ts'
import { createFrameReader } from './frame-reader.ts'
import { createPace } from './pace.ts'
import { createReading } from './reading.ts'
import type { Look, ScanOptions, ScanSession } from './types.ts'

/** The camera is released after so long without use. */
const restsAfterMs = 600_000

/**
 * Shows the camera in `video` and reports the codes that it sees, until `stop()`. Keeps the camera running by itself:
 * it waits for other programs, comes back after a cable was pulled, is released while the page is hidden or nobody
 * uses it. No picture leaves the page, and nothing is logged.
 */
export function startScanning(video: HTMLVideoElement, options: ScanOptions): ScanSession {
  const engine = sharedEngine()
  const reader = createFrameReader(engine)
  const reading = createReading(options)
  const pace = createPace()
  const camera = controlCamera(video, {
    ...options,
    size: () => pace.size,
    onRunning() {
      use.use()
      reading.restart()
      const endWatch = reader.watch(video, onLook)
      return () => {
        endWatch()
        reading.restart()
      }
    },
  })
  const use = watchUse(options.restsAfterMs ?? restsAfterMs, () => camera.handle({ type: 'unused' }))
  const unwatchPage = watchPage({
    onVisible: (visible) => camera.handle({ type: visible ? 'visible' : 'hidden' }),
    onFocus: () => camera.handle({ type: 'focused' }),
    onTouch() {
      use.use()
      camera.handle({ type: 'touched' })
    },
    onDevices: () => void camera.devicesChanged(),
    onPermission: (state) => camera.handle({ type: 'permission-changed', denied: state === 'denied' }),
  })
  camera.handle({ type: 'start', hidden: document.hidden })

  function onLook(look: Look): void {
    const now = performance.now()
    options.onLook?.(look)
    reading.look(look, now)
    // Holding something up counts as use, even if it cannot be read.
    if (reading.used) use.use()
    if (pace.look(look.tookMs, now)) camera.running?.ask(pace.size)
  }

  return {
    stop() {
      unwatchPage()
      use.stop()
      camera.handle({ type: 'stop' })
      return Promise.resolve()
    },
    restart() {
      engine.start()
      camera.handle({ type: 'restart' })
    },
    chooseCamera(deviceId) {
      if (camera.prefer(deviceId)) camera.handle({ type: 'restart' })
    },
    setTorch: (on) => camera.running?.setTorch(on),
    next: () => reading.next(),
    pause() {
      reader.paused = true
    },
    resume() {
      reader.paused = false
    },
  }
}
