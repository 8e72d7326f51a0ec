// No code is sent twice. A code that was seen within its life is answered from memory, whichever way it came in and
// in whichever mode: Diia takes a code once, and a camera sees the same phone many times.
import { codeKey, type DocumentCode } from './classify-code.ts'
import { codeLifetimeSeconds } from './code-life.ts'

export interface SentCode<Question, Answer> {
  readonly code: DocumentCode
  /** Milliseconds; the first sending. */
  readonly sentAt: number
  readonly question: Question
  /** Undefined while the question is on its way. */
  readonly answer: Answer | undefined
}

export interface SentCodes<Question, Answer> {
  /** What is remembered of this code, or undefined when it may be sent. */
  find(code: DocumentCode): SentCode<Question, Answer> | undefined
  /** The code goes out now: for the first time, or once more by the clerk's own wish. */
  sent(code: DocumentCode, question: Question): void
  answered(code: DocumentCode, answer: Answer): void
  /** The code behind an answer, while it is remembered. */
  codeOf(matches: (answer: Answer) => boolean): DocumentCode | undefined
}

/** `now` gives milliseconds. Codes live in this memory only and are forgotten three minutes after they were sent. */
export function rememberSentCodes<Question, Answer>(now: () => number): SentCodes<Question, Answer> {
  const seen = new Map<string, SentCode<Question, Answer>>()

  function forgetOld() {
    for (const [key, { sentAt, answer }] of seen)
      // A question that is still on its way is remembered however long it takes.
      if (answer !== undefined && now() - sentAt >= codeLifetimeSeconds * 1000) seen.delete(key)
  }

  return {
    find(code) {
      forgetOld()
      return seen.get(codeKey(code))
    },
    sent(code, question) {
      const key = codeKey(code)
      // A repeat does not lengthen the memory: the code is as old as its first sight.
      seen.set(key, { code, sentAt: seen.get(key)?.sentAt ?? now(), question, answer: undefined })
    },
    answered(code, answer) {
      const key = codeKey(code)
      const entry = seen.get(key)
      if (entry !== undefined) seen.set(key, { ...entry, answer })
    },
    codeOf(matches) {
      forgetOld()
      return [...seen.values()].find(({ answer }) => answer !== undefined && matches(answer))?.code
    },
  }
}
