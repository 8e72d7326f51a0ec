import { useEffect, useState } from 'react'

/** Where a scanner in keyboard mode types now instead of here: into another window, or into the PDF in its frame. */
export type Deafness = 'other-window' | 'frame'

export function useDeafness(): Deafness | undefined {
  const [deafness, setDeafness] = useState(look)
  useEffect(() => {
    // The browser tells of the focus before it has settled.
    const settle = () => setTimeout(() => setDeafness(look()))
    const over = new AbortController()
    for (const event of ['focus', 'blur'] as const) addEventListener(event, settle, { signal: over.signal })
    return () => over.abort()
  }, [])
  return deafness
}

function look(): Deafness | undefined {
  if (document.activeElement instanceof HTMLIFrameElement) return 'frame'
  return document.hasFocus() ? undefined : 'other-window'
}
