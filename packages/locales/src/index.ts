// The languages of screens, files and pages for visitors. To add one, add a folder like `en` and a line here.
import { en } from './en/index.ts'
import type { FetchedLanguage, LanguageFacts, Messages } from './messages.ts'
import { uk } from './uk/index.ts'

export type { FetchedLanguage, LanguageFacts, Messages }

/** Ukrainian comes first: it is the fallback if another language could not be loaded. */
export const languages = { uk, en }

export type Locale = keyof typeof languages
export const locales = Object.keys(languages) as [Locale, ...Locale[]]
export const fallback = 'uk' satisfies Locale

/** The messages of a part in a language; the Ukrainian ones are passed by the caller. */
export async function messagesIn<Part extends keyof Messages>(
  locale: Locale,
  part: Part,
  ukrainian: Messages[Part],
): Promise<Messages[Part]> {
  const language: LanguageFacts & Partial<FetchedLanguage> = languages[locale]
  return language.messages === undefined ? ukrainian : (await language.messages[part]()).messages
}
