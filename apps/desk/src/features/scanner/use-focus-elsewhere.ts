import { useEffect, useState } from 'react'

/** Why keys of a scanner do not reach this page: another window has the focus, or the frame with a PDF. */
export type FocusElsewhere = 'other-window' | 'frame'

export function useFocusElsewhere(): FocusElsewhere | undefined {
  const [focusElsewhere, setFocusElsewhere] = useState(whereFocusIs)
  useEffect(() => {
    // The browser fires the event before `document.activeElement` is updated.
    const settle = () => setTimeout(() => setFocusElsewhere(whereFocusIs()))
    const over = new AbortController()
    for (const event of ['focus', 'blur'] as const) addEventListener(event, settle, { signal: over.signal })
    return () => over.abort()
  }, [])
  return focusElsewhere
}

function whereFocusIs(): FocusElsewhere | undefined {
  if (document.activeElement instanceof HTMLIFrameElement) return 'frame'
  return document.hasFocus() ? undefined : 'other-window'
}
