import type { Burst } from './burst.ts'
import type { KeyTarget } from './key-target.ts'
import type { Reading } from './unwrap.ts'

/** A scan has at least so many keys. */
export const fewestKeys = 4

/**
 * Whether a burst of keys that has ended is a scan.
 * @param terminated it was ended by a key that scanners press after a code
 */
export function isScan(
  burst: Pick<Burst<unknown>, 'isMachine' | 'mayBeMachine' | 'length'>,
  target: KeyTarget,
  { content, obstacle }: Reading,
  terminated: boolean,
): boolean {
  // A fast typist enters thirteen digits as fast as a slow scanner; the terminator makes the difference.
  if (content === 'number') return burst.isMachine || (burst.mayBeMachine && (terminated || target === 'page'))
  // A code with additions: its digits must not stay in the field as if a person had typed them.
  if (obstacle !== undefined && (target === 'page' || target === 'codes')) return burst.mayBeMachine
  if (content === 'link') return burst.mayBeMachine
  // Other content is a scan only where no person can have typed it: too fast, or without a field.
  if (target === 'text') return false
  if (terminated && burst.isMachine) return burst.length >= fewestKeys
  // A program may type other content into a field for codes: it is judged as a whole, like pasted text.
  if (target === 'codes') return burst.isMachine && burst.length >= 2 * fewestKeys
  return target === 'page' && burst.mayBeMachine && burst.length >= 2 * fewestKeys && (terminated || burst.isMachine)
}
