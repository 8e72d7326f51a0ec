/**
 * A frame of another document, as a PDF, keeps the keyboard after a click into it, and a scanner would type there
 * unheard. Its focus is taken back when the pointer leaves it. Who came into the frame by Tab stays as long as he
 * likes.
 */
export function takeKeysBackFromFrames(signal: AbortSignal): void {
  let under: EventTarget | null = null
  let clicked: Element | null = null
  addEventListener(
    'mouseover',
    ({ target }) => {
      under = target
      if (clicked === null || clicked === target) return
      if (clicked instanceof HTMLElement && document.activeElement === clicked) clicked.blur()
      clicked = null
    },
    { capture: true, signal },
  )
  addEventListener(
    'blur',
    () => {
      const { activeElement } = document
      clicked = activeElement instanceof HTMLIFrameElement && activeElement === under ? activeElement : null
    },
    { signal },
  )
}
