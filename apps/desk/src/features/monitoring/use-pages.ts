import { useState } from 'react'

export interface Pages {
  /** Cursor of the shown page; undefined for the first. */
  cursor: string | undefined
  /** The number of pages before it. */
  before: number
  next: (cursor: string) => void
  previous: () => void
}

/** Moves between pages when each page has only the cursor of the next one. */
export function usePages(): Pages {
  const [trail, setTrail] = useState<readonly string[]>([])
  return {
    cursor: trail.at(-1),
    before: trail.length,
    next: (cursor) => setTrail([...trail, cursor]),
    previous: () => setTrail(trail.slice(0, -1)),
  }
}
