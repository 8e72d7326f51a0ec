import { useState } from 'react'

export interface Pages {
  /** Of the page that is shown; undefined is the first. */
  cursor: string | undefined
  /** How many pages stand before it. */
  before: number
  next: (cursor: string) => void
  previous: () => void
}

/** Going forth and back over pages that only know the next one. */
export function usePages(): Pages {
  const [trail, setTrail] = useState<readonly string[]>([])
  return {
    cursor: trail.at(-1),
    before: trail.length,
    next: (cursor) => setTrail([...trail, cursor]),
    previous: () => setTrail(trail.slice(0, -1)),
  }
}
