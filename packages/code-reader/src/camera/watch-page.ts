interface PageEvents {
  onVisible(visible: boolean): void
  /** The window has the focus again. */
  onFocus(): void
  /** A key, the mouse or a finger was used. Called very often. */
  onTouch(): void
  onDevices(): void
  onPermission(state: PermissionState): void
}

const activityEvents = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Listens to events of page and browser that concern the camera; returns the function that stops listening. */
export function watchPage(events: PageEvents): () => void {
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener('visibilitychange', () => events.onVisible(!document.hidden), { signal })
  addEventListener('focus', () => events.onFocus(), { signal })
  for (const type of activityEvents)
    addEventListener(type, () => events.onTouch(), { signal, capture: true, passive: true })
  // Typed as always there, but absent outside secure contexts.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  devices?.addEventListener('devicechange', () => events.onDevices(), { signal })
  void watchPermission(events, signal)
  return () => stop.abort()
}

/** Not every browser reports changes of the permission. Without that, only the "try again" button opens the camera. */
async function watchPermission(events: PageEvents, signal: AbortSignal): Promise<void> {
  const permissions = navigator.permissions as Permissions | undefined
  const status = await permissions?.query({ name: 'camera' }).catch(() => undefined)
  if (signal.aborted) return
  status?.addEventListener('change', () => events.onPermission(status.state), { signal })
}
