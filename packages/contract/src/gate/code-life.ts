// How long a code lives and when it may be sent once more: the same for the desk's memory and the bff's journal.

/** Seconds a code lives at most. We see a code, not its birth, so it is an upper bound of what is left. */
export const codeLifetimeSeconds = 180

const noAnswer: ReadonlySet<string> = new Set(['could-not-check', 'could-not-ask'])

/**
 * Whether this outcome of a validation or state of a request means that Diia gave no answer. Only then may a code be
 * sent once more: Diia takes it once, and a second sending of an answered one could only fail.
 */
export function broughtNoAnswer(outcome: string): boolean {
  return noAnswer.has(outcome)
}
