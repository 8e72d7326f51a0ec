import { expect, test } from 'vitest'
import { languages, messagesIn, type FetchedLanguage, type LanguageFacts, type Locale, type Messages } from './index.ts'

const parts = Object.keys(languages.en.messages) as (keyof Messages)[]
const fetched = (Object.entries(languages) as [Locale, LanguageFacts & Partial<FetchedLanguage>][]).flatMap(
  ([locale, { messages }]) => (messages === undefined ? [] : [locale]),
)

async function ukrainian(part: keyof Messages): Promise<unknown> {
  return ((await import(`./uk/${part}.ts`)) as { messages: unknown }).messages
}

/** Arguments for functions that take more than numbers and words. */
const calls: Partial<Record<string, unknown[][]>> = {
  money: [['120.00']],
  hryvnias: [['120.00']],
  when: ['today', 'yesterday', 'other'].map((day) => [{ day, date: '16.11', time: '9:58' }]),
  took: [[2], [2000], [200_000]],
  yourWindows: [[[]], [['3']], [['3', '4']]],
  okFact: ['tls', 'dns', 'without-password', 'first-page', 'next-pages', 'schema'].map((step) => [step, '7']),
}

/** Every text with its path; a function is called with a number or a word for each parameter. */
function texts(messages: unknown, path = ''): [string, string][] {
  if (typeof messages === 'string') return [[path, messages]]
  if (typeof messages === 'function')
    return (calls[path] ?? [[2, '7', '7']]).flatMap((values) =>
      texts(messages(...values), `${path}(${values.map((value) => JSON.stringify(value)).join(', ')})`),
    )
  return Object.entries(messages ?? {}).flatMap(([key, value]) => texts(value, path === '' ? key : `${path}.${key}`))
}

/** A function that fails with these arguments gives no texts. */
function faulty(all: [string, string][]) {
  return all.filter(([, text]) => text.trim() === '' || /undefined|NaN|\[object/.test(text))
}

test.each(fetched.flatMap((locale) => parts.map((part) => [locale, part] as const)))(
  '%s, %s: it has the Ukrainian messages and none is empty',
  async (locale, part) => {
    const uk = await ukrainian(part)
    const other = texts(await messagesIn(locale, part, uk as never))
    expect(other.map(([path]) => path)).toEqual(texts(uk).map(([path]) => path))
    expect(faulty(other)).toEqual([])
  },
)

test.each(parts)('%s: Ukrainian is written as Ukrainian', async (part) => {
  const all = texts(await ukrainian(part))
  expect(faulty(all)).toEqual([])
  for (const [path, text] of all) {
    // Straight apostrophes and quotes, letters of another alphabet, blame and shouting.
    expect(text, path).not.toMatch(/['"ыэъё!]/i)
    // A Latin letter that looks like a Cyrillic one inside a word.
    expect(text, path).not.toMatch(/[а-яіїєґ][a-z]|[a-z][а-яіїєґ]/i)
  }
})
