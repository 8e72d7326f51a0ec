// The product's languages and one more for tests; replaces '@diia-desk/locales' there. It is added like any third
// language: its facts, and where its messages are.
import * as real from '@diia-desk/locales/index'
import { pseudoMessages } from './pseudo-text.ts'

const { en } = real.languages

const messages = Object.fromEntries(
  Object.entries(en.messages).map(([part, load]) => [
    part,
    async () => ({ messages: pseudoMessages<unknown>((await load()).messages) }),
  ]),
) as unknown as real.FetchedLanguage['messages']

export const languages = {
  ...real.languages,
  qps: { tag: en.tag, dayTag: en.dayTag, ownName: '⟦Pšëüďö⟧', messages },
}
export const locales = Object.keys(languages)
export const fallback = real.fallback

export async function messagesIn(
  locale: keyof typeof languages,
  part: keyof real.Messages,
  ukrainian: unknown,
): Promise<unknown> {
  return locale === 'qps' ? (await messages[part]()).messages : real.messagesIn(locale, part, ukrainian as never)
}
