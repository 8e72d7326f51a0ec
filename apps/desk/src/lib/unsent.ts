// What somebody has begun to write and not sent. While there is any, the browser asks before the page is left.

import { useEffect } from 'react'

const begun = new Set<string>()

/** Notes whether a form, by its name, holds something that would be lost with the page. */
export function noteUnsent(form: string, isBegun: boolean): void {
  if (isBegun) begun.add(form)
  else begun.delete(form)
  // Only while it is needed: a page with such a listener is not kept for the browser's way back.
  if (begun.size > 0) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
}

/** The same for a form that keeps its values to itself, as long as it is on the page. */
export function useUnsent(form: string, isBegun: boolean): void {
  useEffect(() => {
    noteUnsent(form, isBegun)
    return () => noteUnsent(form, false)
  }, [form, isBegun])
}

/** The words are the browser's own; pages may not choose them. */
function ask(event: BeforeUnloadEvent) {
  event.preventDefault()
}
