// How long a code is valid and when it may be sent again: the same rules for the desk's memory and the bff's journal.

/** The longest time in seconds that a code is valid. We do not know when it was issued, so this is an upper bound. */
export const codeLifetimeSeconds = 180

const noAnswer: ReadonlySet<string> = new Set(['could-not-check', 'could-not-ask'])

/**
 * Whether this outcome of a validation or state of a request means that Diia gave no answer. Only then may a code be
 * sent again: Diia accepts a code once, and sending an answered one again could only fail.
 */
export function broughtNoAnswer(outcome: string): boolean {
  return noAnswer.has(outcome)
}
