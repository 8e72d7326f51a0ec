import { useEffect, useEffectEvent, type MouseEvent } from 'react'

/** Whether a key or a mouse button is pressed together with one that gives it another meaning. */
export function hasModifier({
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): boolean {
  return ctrlKey || metaKey || shiftKey || altKey
}

/** A press on a link that acts within the page. With a modifier it is a link like any other, for a tab of its own. */
export function onPlainPress(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (hasModifier(event)) return
    event.preventDefault()
    act()
  }
}

/** Keys that act wherever the focus is: `actOf` tells what a key does, if anything. Held down, it does it once. */
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
