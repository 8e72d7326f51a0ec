import type { Burst } from './burst.ts'
import type { KeyTarget } from './key-target.ts'
import type { Reading } from './unwrap.ts'

/** Fewer keys than these are no reading of anything. */
export const fewestKeys = 4

/**
 * Whether a burst of keys that has ended was a scanner's.
 * @param terminated a key that scanners press after a code has ended it
 */
export function isScan(
  burst: Pick<Burst<unknown>, 'isMachine' | 'mayBeMachine' | 'length'>,
  target: KeyTarget,
  { content, obstacle }: Reading,
  terminated: boolean,
): boolean {
  // Quick fingers type thirteen digits at the pace of a slow scanner; what a scanner adds is the terminator.
  if (content === 'number') return burst.isMachine || (burst.mayBeMachine && (terminated || target === 'page'))
  // A code with signs around it: its digits alone must not be left in the field as if they had been typed.
  if (obstacle !== undefined && (target === 'page' || target === 'codes')) return burst.mayBeMachine
  if (content === 'link') return burst.mayBeMachine
  // Anything else is a scan only where no person can have typed it: it came faster than hands, or went nowhere.
  if (target === 'text') return false
  if (terminated && burst.isMachine) return burst.length >= fewestKeys
  // Into a field of codes a program may type what is none: judged whole, as what is pasted.
  if (target === 'codes') return burst.isMachine && burst.length >= 2 * fewestKeys
  return target === 'page' && burst.mayBeMachine && burst.length >= 2 * fewestKeys && (terminated || burst.isMachine)
}
