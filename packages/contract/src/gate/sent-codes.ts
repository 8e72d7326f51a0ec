// No code is sent twice. A code that was seen within its life is answered from memory, whichever way it came in and
// in whichever mode: Diia takes a code once, and a camera sees the same phone many times.
import { codeKey, type DocumentCode } from './classify-code.ts'
import { codeLifetimeSeconds } from './code-life.ts'

export interface SentCode<Submission, Result> {
  readonly code: DocumentCode
  /** Milliseconds; the first sending. */
  readonly sentAt: number
  readonly submission: Submission
  /** Undefined while the question is on its way. */
  readonly result: Result | undefined
}

export interface SentCodes<Submission, Result> {
  /** What is remembered of this code, or undefined when it may be sent. */
  find(code: DocumentCode): SentCode<Submission, Result> | undefined
  /** The code goes out now: for the first time, or once more by the clerk's own wish. */
  sent(code: DocumentCode, submission: Submission): void
  answered(code: DocumentCode, result: Result): void
  /** The code behind an answer, while it is remembered. */
  codeOf(matches: (result: Result) => boolean): DocumentCode | undefined
}

/** `now` gives milliseconds. Codes live in this memory only and are forgotten three minutes after they were sent. */
export function rememberSentCodes<Submission, Result>(now: () => number): SentCodes<Submission, Result> {
  const seen = new Map<string, SentCode<Submission, Result>>()

  function forgetOld() {
    for (const [key, { sentAt, result }] of seen)
      // A question that is still on its way is remembered however long it takes.
      if (result !== undefined && now() - sentAt >= codeLifetimeSeconds * 1000) seen.delete(key)
  }

  return {
    find(code) {
      forgetOld()
      return seen.get(codeKey(code))
    },
    sent(code, submission) {
      const key = codeKey(code)
      // A repeat does not lengthen the memory: the code is as old as its first sight.
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
