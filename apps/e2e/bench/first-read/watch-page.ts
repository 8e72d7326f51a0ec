/** Measurements inside a page, in milliseconds since its navigation began. */
export interface PageTimes {
  /** When the page requested the camera. */
  cameraAt?: number
  /** When the camera's picture began to play. */
  playingAt?: number
  /** When the first call for a validation was sent. */
  calledAt?: number
  /** Tasks of the main thread that browsers report: 50 ms and more. */
  tasks: Stretch[]
  /** Delays of 10 ms and more of a timer that should run every 4 ms. */
  gaps: Stretch[]
}

export interface Stretch {
  readonly at: number
  readonly ms: number
}

declare global {
  interface Window {
    times: PageTimes
  }
}

/** Runs in the page before its own scripts. */
export function watchPage(): void {
  const times: PageTimes = { tasks: [], gaps: [] }
  window.times = times

  const { fetch } = globalThis
  window.fetch = (input, init) => {
    if (init?.method === 'POST' && String(input instanceof Request ? input.url : input).endsWith('/api/validations'))
      times.calledAt ??= performance.now()
    return fetch(input, init)
  }

  const devices = navigator.mediaDevices
  const getUserMedia = devices.getUserMedia.bind(devices)
  devices.getUserMedia = (constraints) => {
    times.cameraAt ??= performance.now()
    return getUserMedia(constraints)
  }

  document.addEventListener(
    'playing',
    () => {
      times.playingAt ??= performance.now()
    },
    { capture: true },
  )

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) times.tasks.push({ at: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })

  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    if (now - last >= 10) times.gaps.push({ at: last, ms: now - last })
    last = now
  }, 4)
}
