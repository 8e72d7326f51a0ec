import { useEffect, useRef, type RefObject } from 'react'

/** Moves the focus to an element if the element that had it has disappeared. A focus elsewhere is not changed. */
export function moveLostFocus(to: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (document.activeElement === document.body) to?.focus(options)
}

/** Focuses the first field of a form when it appears, and again whenever `reason` changes, such as a refusal. */
export function useFocusInForm(form: RefObject<HTMLFormElement | null>, reason: unknown): void {
  const former = useRef<unknown>(form)
  useEffect(() => {
    if (former.current === reason) return
    former.current = reason
    form.current?.querySelector<HTMLInputElement>('input:not([hidden])')?.focus()
  }, [form, reason])
}
