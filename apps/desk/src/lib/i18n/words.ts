// Words of a feature: Ukrainian comes with the feature's code, another language is fetched when somebody chooses it.
import {
  languages,
  messagesIn,
  type FetchedLanguage,
  type LanguageFacts,
  type Locale,
  type Messages,
} from '@diia-desk/locales'
import { preferences, setPreference, usePreferences } from '../preferences.ts'
import { tieAll } from './typography.ts'

const loaders = new Set<(locale: Locale) => Promise<void>>()

/**
 * Makes the hook that gives a feature its words in the chosen language. A fetched language is there before it is
 * needed: see `loadWords` and `chooseLocale`. Where it could not be fetched, Ukrainian stays.
 */
export function defineWords<Part extends keyof Messages>(part: Part, uk: Messages[Part]): () => Messages[Part] {
  const ukrainian = tieAll(uk)
  const fetched = new Map<Locale, Messages[Part]>()
  const coming = new Map<Locale, Promise<void>>()
  async function load(locale: Locale) {
    try {
      fetched.set(locale, tieAll(await messagesIn(locale, part, uk)))
    } catch {
      // Asked for again the next time.
      coming.delete(locale)
    }
  }
  loaders.add((locale) => {
    const promise = coming.get(locale) ?? load(locale)
    coming.set(locale, promise)
    return promise
  })
  return function useWords(): Messages[Part] {
    return fetched.get(usePreferences().locale) ?? ukrainian
  }
}

/**
 * Fetches the words that a language needs, for the features whose code is here. Call it before the first drawing and
 * after a lazy part of the desk has come.
 */
export async function loadWords(locale: Locale = preferences().locale): Promise<void> {
  const language: LanguageFacts & Partial<FetchedLanguage> = languages[locale]
  if (language.messages !== undefined) await Promise.all([...loaders].map((load) => load(locale)))
}

export async function chooseLocale(locale: Locale): Promise<void> {
  await loadWords(locale)
  setPreference('locale', locale)
}
