/** Moves the focus to an element if the element that had it has disappeared. A focus elsewhere is not changed. */
export function moveLostFocus(to: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (document.activeElement === document.body) to?.focus(options)
}
