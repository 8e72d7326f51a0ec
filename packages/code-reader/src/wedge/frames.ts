/**
 * A frame with another document, such as a PDF, keeps the focus after a click into it, and a scanner would type there
 * without being noticed. The focus is taken back when the pointer leaves the frame. Focus that came by Tab stays.
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
