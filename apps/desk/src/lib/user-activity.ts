// Activity of a person. Only this keeps a session alive; calls that the page makes by itself do not.

type Listener = () => void
const listeners = new Set<Listener>()

/** Minimum movement of the pointer: browsers also send pointermove when only the page moves under it. */
const movedPixels = 3

/** Reports activity that causes no event in the page: a code that was read by the camera or a scanner. */
export function reportUserActivity(): void {
  for (const listener of listeners) listener()
}

/**
 * Calls back for each input by keyboard, pointer, wheel or touch and for each code that was read, until the returned
 * function is called.
 */
export function watchUserActivity(onActivity: Listener): () => void {
  let at: { x: number; y: number } | undefined
  const act = () => onActivity()
  const move = ({ screenX: x, screenY: y }: PointerEvent) => {
    const before = at
    if (before !== undefined && Math.abs(before.x - x) < movedPixels && Math.abs(before.y - y) < movedPixels) return
    at = { x, y }
    // The first event gives the position, not a movement.
    if (before !== undefined) onActivity()
  }
  const options = { capture: true, passive: true } as const
  const kinds = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
  for (const kind of kinds) window.addEventListener(kind, act, options)
  window.addEventListener('pointermove', move, options)
  listeners.add(act)
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, act, options)
    window.removeEventListener('pointermove', move, options)
    listeners.delete(act)
  }
}
