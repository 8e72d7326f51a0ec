// Ties what must not be parted at the end of a line: a one-letter word and the next one, a number and its unit.
// Applied to every message at once, so that no text can be written without it.
const noBreak = '\u00a0'

export function tie(text: string): string {
  return text
    .replace(/(^|[\s(«„"])([авзіїйоуяєАВЗІЇЙОУЯЄ]) (?=\S)/g, `$1$2${noBreak}`)
    .replace(/(№|[Вв]ікно|[Ww]indow) (?=\S)/g, `$1${noBreak}`)
    .replace(/(\d) (?=[а-яіїєґa-z%])/g, `$1${noBreak}`)
}

/** Messages with every text tied, also those that functions make. The shape stays, so the casts say what is true. */
/* oxlint-disable typescript/no-unsafe-type-assertion */
export function tieAll<T>(messages: T): T {
  if (typeof messages === 'string') return tie(messages) as T
  if (typeof messages === 'function') {
    const make = messages as unknown as (...values: unknown[]) => unknown
    return ((...values: unknown[]) => tieAll(make(...values))) as T
  }
  if (Array.isArray(messages)) return messages.map((message: unknown) => tieAll(message)) as T
  if (typeof messages === 'object' && messages !== null)
    return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, tieAll(message as unknown)])) as T
  return messages
}
