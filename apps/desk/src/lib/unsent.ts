// Forms with unsent values. While there is one, the browser asks before the page is closed.

import { useEffect } from 'react'

const begun = new Set<string>()

/** Records whether a form, by its name, has values that would be lost with the page. */
export function setUnsent(form: string, hasContent: boolean): void {
  if (hasContent) begun.add(form)
  else begun.delete(form)
  // Only while it is needed: a page with this listener is not kept in the back/forward cache.
  if (begun.size > 0) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
}

/** The same for a form that keeps its values itself, while it is mounted. */
export function useUnsent(form: string, hasContent: boolean): void {
  useEffect(() => {
    setUnsent(form, hasContent)
    return () => setUnsent(form, false)
  }, [form, hasContent])
}

/** Browsers show their own text; a page cannot choose it. */
function ask(event: BeforeUnloadEvent) {
  event.preventDefault()
}
