// The languages of screens, files and pages for visitors. A new one is a folder like `en` and its line here.
import { en } from './en/index.ts'
import type { FetchedLanguage, LanguageFacts, Messages } from './messages.ts'
import { uk } from './uk/index.ts'

export type { FetchedLanguage, LanguageFacts, Messages }

/** Ukrainian stands first: it is what is shown where another language could not be had. */
export const languages = { uk, en }

export type Locale = keyof typeof languages
export const locales = Object.keys(languages) as [Locale, ...Locale[]]
export const fallback = 'uk' satisfies Locale

/** The messages of a part in a language, of which the Ukrainian ones are at hand. */
export async function messagesIn<Part extends keyof Messages>(
  locale: Locale,
  part: Part,
  ukrainian: Messages[Part],
): Promise<Messages[Part]> {
  const language: LanguageFacts & Partial<FetchedLanguage> = languages[locale]
  return language.messages === undefined ? ukrainian : (await language.messages[part]()).messages
}
