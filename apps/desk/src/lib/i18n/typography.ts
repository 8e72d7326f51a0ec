// Inserts no-break spaces where a line must not end: after a one-letter word, between a number and its unit. Applied to
// all messages, so that no text can miss it.
const noBreak = '\u00a0'

export function joinShortWords(text: string): string {
  return text
    .replace(/(^|[\s(«„"])([авзіїйоуяєАВЗІЇЙОУЯЄ]) (?=\S)/g, `$1$2${noBreak}`)
    .replace(/(№|[Вв]ікно|[Ww]indow) (?=\S)/g, `$1${noBreak}`)
    .replace(/(\d) (?=[а-яіїєґa-z%])/g, `$1${noBreak}`)
}

/**
 * Applies it to every text of the messages, including those returned by functions. The shape does not change, so the
 * casts are correct.
 */
/* oxlint-disable typescript/no-unsafe-type-assertion */
export function joinInMessages<T>(messages: T): T {
  if (typeof messages === 'string') return joinShortWords(messages) as T
  if (typeof messages === 'function') {
    const make = messages as unknown as (...values: unknown[]) => unknown
    return ((...values: unknown[]) => joinInMessages(make(...values))) as T
  }
  if (Array.isArray(messages)) return messages.map((message: unknown) => joinInMessages(message)) as T
  if (typeof messages === 'object' && messages !== null)
    return Object.fromEntries(
      Object.entries(messages).map(([key, message]) => [key, joinInMessages(message as unknown)]),
    ) as T
  return messages
}
