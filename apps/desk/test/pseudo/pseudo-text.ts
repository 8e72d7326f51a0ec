// A test language made from English: text that is not in it was not translated, and what is too long in it would be too
// long in other languages as well.

const accents: Record<string, string> = { a: 'á', c: 'č', d: 'ď', e: 'ë', g: 'ğ', i: 'ï', l: 'ľ', n: 'ň', o: 'ö' }
for (const letter of 'rstuwyz')
  accents[letter] = letter === 'u' || letter === 'w' || letter === 'y' ? `${letter}\u0302` : `${letter}\u030c`

/** ⟦Lïkë thïš ~~~~⟧: 40 % longer, with inserted values unchanged. */
export function pseudoText(text: string, given: readonly unknown[] = []): string {
  const kept = given.filter((value) => typeof value === 'string' && value !== '').map(String)
  const changed =
    kept.length === 0
      ? accented(text)
      : splitBy(text, kept)
          .map(([part, isKept]) => (isKept ? part : accented(part)))
          .join('')
  const more = Math.ceil(text.length * 0.4)
  // Extra words, or a longer end for a short text: a sentence needs places for line breaks, a label must have none.
  const tail = more <= 4 ? '~'.repeat(more) : ` ${'~~~~~ '.repeat(Math.ceil(more / 6))}`.slice(0, more).trimEnd()
  return `⟦${changed}${tail}⟧`
}

/** Messages of a part with every text changed, including those returned by functions. */
/* oxlint-disable typescript/no-unsafe-type-assertion */
export function pseudoMessages<T>(messages: T): T {
  if (typeof messages === 'string') return pseudoText(messages) as T
  if (typeof messages === 'function') {
    const make = messages as unknown as (...values: unknown[]) => unknown
    return ((...values: unknown[]) => pseudoResult(make(...values), values)) as T
  }
  if (Array.isArray(messages)) return messages.map((message: unknown) => pseudoMessages(message)) as T
  if (typeof messages === 'object' && messages !== null)
    return Object.fromEntries(
      Object.entries(messages).map(([key, message]) => [key, pseudoMessages(message as unknown)]),
    ) as T
  return messages
}

function pseudoResult(made: unknown, given: readonly unknown[]): unknown {
  const inside = given.flatMap((value) =>
    typeof value === 'object' && value !== null ? Object.values(value) : [value],
  )
  if (typeof made === 'string') return pseudoText(made, inside)
  if (typeof made !== 'object' || made === null) return made
  const entries = Object.entries(made).map(([key, value]) => [key, pseudoResult(value as unknown, given)] as const)
  return Array.isArray(made) ? entries.map(([, value]) => value) : Object.fromEntries(entries)
}

/** Restores the English text; other text is not changed. */
export function plainText(text: string): string {
  let plain = text
  // Messages may be nested.
  while (/⟦[^⟦⟧]*⟧/.test(plain)) plain = plain.replace(/⟦([^⟦⟧]*)⟧/g, (_, message: string) => withoutAccents(message))
  return plain
}

function withoutAccents(message: string): string {
  // Marks of Ukrainian letters in inserted values are kept.
  return message.replace(/ ?~[~ ]*$/, '').replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').charAt(0))
}

function accented(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const accent = accents[letter.toLowerCase()]
    if (accent === undefined) return letter
    return (letter === letter.toLowerCase() ? accent : accent.toUpperCase()).normalize('NFC')
  })
}

/** The text in parts, and whether each part is kept unchanged. */
function splitBy(text: string, kept: readonly string[]): [string, boolean][] {
  const first = kept.map((part) => [text.indexOf(part), part] as const).filter(([at]) => at !== -1)
  const [at, part] = first.toSorted(([a], [b]) => a - b)[0] ?? []
  if (at === undefined || part === undefined) return [[text, false]]
  return [[text.slice(0, at), false], [part, true], ...splitBy(text.slice(at + part.length), kept)]
}
