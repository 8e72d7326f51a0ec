// Signs that a person is at the desk. Only these keep a session alive; what the page reads by itself does not.

type Listener = () => void
const listeners = new Set<Listener>()

/** The pointer has gone this far when a hand moved it; browsers also tell of moves when only the page moved under it. */
const movedPixels = 3

/** A person did something that no event of the page tells of: held a code up to the camera or a scanner. */
export function noteHands(): void {
  for (const listener of listeners) listener()
}

/** Calls back at each touch of keyboard, pointer or wheel, and at each code that was read, until the returned function is called. */
export function watchHands(onHands: Listener): () => void {
  let at: { x: number; y: number } | undefined
  const act = () => onHands()
  const move = ({ screenX: x, screenY: y }: PointerEvent) => {
    const before = at
    if (before !== undefined && Math.abs(before.x - x) < movedPixels && Math.abs(before.y - y) < movedPixels) return
    at = { x, y }
    // The first one tells where the pointer is, not that it moved.
    if (before !== undefined) onHands()
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
