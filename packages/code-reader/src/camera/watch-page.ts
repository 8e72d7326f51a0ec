interface PageEvents {
  onVisible(visible: boolean): void
  /** The person is back from another window. */
  onFocus(): void
  /** A key, the mouse, a finger: somebody is there. Often. */
  onTouch(): void
  onDevices(): void
  onPermission(state: PermissionState): void
}

const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Listens to what the page and the browser say about the camera; gives back how to stop listening. */
export function watchPage(events: PageEvents): () => void {
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener('visibilitychange', () => events.onVisible(!document.hidden), { signal })
  addEventListener('focus', () => events.onFocus(), { signal })
  for (const touch of touches) addEventListener(touch, () => events.onTouch(), { signal, capture: true, passive: true })
  // Typed as always there, but absent outside secure contexts.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  devices?.addEventListener('devicechange', () => events.onDevices(), { signal })
  void watchPermission(events, signal)
  return () => stop.abort()
}

/** Not every browser tells of the camera's permission. Without it, "try again" is a button only. */
async function watchPermission(events: PageEvents, signal: AbortSignal): Promise<void> {
  const permissions = navigator.permissions as Permissions | undefined
  const status = await permissions?.query({ name: 'camera' }).catch(() => undefined)
  if (signal.aborted) return
  status?.addEventListener('change', () => events.onPermission(status.state), { signal })
}
