/** Gives the focus to an element, where what had it is gone. Whoever has it elsewhere keeps it. */
export function takeLostFocus(to: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (document.activeElement === document.body) to?.focus(options)
}
