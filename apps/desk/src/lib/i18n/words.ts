// Texts of a feature: Ukrainian is part of the feature's code, another language is loaded when somebody chooses it.
import {
  languages,
  messagesIn,
  type FetchedLanguage,
  type LanguageFacts,
  type Locale,
  type Messages,
} from '@diia-desk/locales'
import { preferences, setPreference, usePreferences } from '../preferences.ts'
import { joinInMessages } from './typography.ts'

const loaders = new Set<(locale: Locale) => Promise<void>>()

/**
 * Creates the hook that returns a feature's texts in the chosen language. They are loaded before they are needed: see
 * `loadWords` and `chooseLocale`. If they could not be loaded, Ukrainian is shown.
 */
export function defineWords<Part extends keyof Messages>(part: Part, uk: Messages[Part]): () => Messages[Part] {
  const ukrainian = joinInMessages(uk)
  const fetched = new Map<Locale, Messages[Part]>()
  const coming = new Map<Locale, Promise<void>>()
  async function load(locale: Locale) {
    try {
      fetched.set(locale, joinInMessages(await messagesIn(locale, part, uk)))
    } catch {
      // Loaded again the next time.
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
 * Loads the texts of a language for all features whose code is loaded. Call it before the first rendering and after a
 * lazy part of the app was loaded.
 */
export async function loadWords(locale: Locale = preferences().locale): Promise<void> {
  const language: LanguageFacts & Partial<FetchedLanguage> = languages[locale]
  if (language.messages !== undefined) await Promise.all([...loaders].map((load) => load(locale)))
}

export async function chooseLocale(locale: Locale): Promise<void> {
  await loadWords(locale)
  setPreference('locale', locale)
}
