import { controlCamera } from './camera/camera-control.ts'
import { watchPage } from './camera/watch-page.ts'
import { watchUse } from './camera/watch-use.ts'
import { sharedEngine } from './engine/worker-engine.ts'
import { createFrameReader } from './frame-reader.ts'
import { createPace } from './pace.ts'
import { createReading } from './reading.ts'
import type { Look, ScanOptions, ScanSession } from './types.ts'

/** A camera that nobody has used for so long is released. */
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
  const use = watchUse(options.restsAfterMs ?? restsAfterMs, () => camera.happen({ type: 'unused' }))
  const unwatchPage = watchPage({
    onVisible: (visible) => camera.happen({ type: visible ? 'visible' : 'hidden' }),
    onFocus: () => camera.happen({ type: 'focused' }),
    onTouch() {
      use.use()
      camera.happen({ type: 'touched' })
    },
    onDevices: () => void camera.devicesChanged(),
    onPermission: (state) => camera.happen({ type: 'permission-changed', denied: state === 'denied' }),
  })
  camera.happen({ type: 'start', hidden: document.hidden })

  function onLook(look: Look): void {
    const now = performance.now()
    options.onLook?.(look)
    reading.look(look, now)
    // Whoever holds something up uses the camera, also when nothing can be read of it.
    if (reading.used) use.use()
    if (pace.look(look.tookMs, now)) camera.running?.ask(pace.size)
  }

  return {
    stop() {
      unwatchPage()
      use.stop()
      camera.happen({ type: 'stop' })
      return Promise.resolve()
    },
    restart() {
      engine.start()
      camera.happen({ type: 'restart' })
    },
    chooseCamera(deviceId) {
      if (camera.prefer(deviceId)) camera.happen({ type: 'restart' })
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
