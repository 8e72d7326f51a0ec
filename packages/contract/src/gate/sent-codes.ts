// No code is sent twice. A code that is seen again while it may still be valid gets the known result, from any input
// and in any mode: Diia accepts a code once, and a camera sees the same phone many times.
import { codeKey, type DocumentCode } from './classify-code.ts'
import { codeLifetimeSeconds } from './code-life.ts'

export interface SentCode<Submission, Result> {
  readonly code: DocumentCode
  /** Milliseconds, of the first time. */
  readonly sentAt: number
  readonly submission: Submission
  /** Undefined while the code is being sent. */
  readonly result: Result | undefined
}

export interface SentCodes<Submission, Result> {
  /** What is known of this code; undefined if it may be sent. */
  find(code: DocumentCode): SentCode<Submission, Result> | undefined
  /** Records that the code is sent: for the first time, or again at the clerk's request. */
  sent(code: DocumentCode, submission: Submission): void
  answered(code: DocumentCode, result: Result): void
  /** The code of a result, while it is kept. */
  codeOf(matches: (result: Result) => boolean): DocumentCode | undefined
}

/**
 * `now` returns milliseconds. Codes are kept only in this memory and are forgotten three minutes after they were sent.
 */
export function rememberSentCodes<Submission, Result>(now: () => number): SentCodes<Submission, Result> {
  const seen = new Map<string, SentCode<Submission, Result>>()

  function forgetOld() {
    for (const [key, { sentAt, result }] of seen)
      // A code that is still being sent is kept however long it takes.
      if (result !== undefined && now() - sentAt >= codeLifetimeSeconds * 1000) seen.delete(key)
  }

  return {
    find(code) {
      forgetOld()
      return seen.get(codeKey(code))
    },
    sent(code, submission) {
      const key = codeKey(code)
      // Sending again does not extend the time: the code's age counts from the first time.
      seen.set(key, { code, sentAt: seen.get(key)?.sentAt ?? now(), submission, result: undefined })
    },
    answered(code, result) {
      const key = codeKey(code)
      const entry = seen.get(key)
      if (entry !== undefined) seen.set(key, { ...entry, result })
    },
    codeOf(matches) {
      forgetOld()
      return [...seen.values()].find(({ result }) => result !== undefined && matches(result))?.code
    },
  }
}
