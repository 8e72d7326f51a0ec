import { useEffect, useEffectEvent, type MouseEvent } from 'react'

/** Whether a key or mouse button is pressed together with a modifier key. */
export function hasModifier({
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): boolean {
  return ctrlKey || metaKey || shiftKey || altKey
}

/** A click on a link that is handled by the page. With a modifier key it opens another tab as usual. */
export function onPlainClick(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (hasModifier(event)) return
    event.preventDefault()
    act()
  }
}

/**
 * Keyboard shortcuts that work wherever the focus is. `actOf` returns the action of a key, if any. A key that is held
 * down acts once.
 */
export function usePageKeys(actOf: (event: KeyboardEvent) => (() => void) | undefined): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = actOf(event)
    if (act === undefined) return
    event.preventDefault()
    if (!event.repeat) act()
  })
  useEffect(() => {
    globalThis.addEventListener('keydown', press)
    return () => globalThis.removeEventListener('keydown', press)
  }, [])
}
