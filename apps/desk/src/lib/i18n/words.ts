// Words of a feature: Ukrainian comes with the feature's code, English is fetched when somebody chooses it.
import { preferences, setPreference, usePreferences, type Locale } from '../preferences.ts'
import { tieAll } from './typography.ts'

const loaders = new Set<() => Promise<void>>()

/**
 * Makes the hook that gives a feature its words in the chosen language. English is there before it is needed: see
 * `loadWords` and `chooseLocale`. Where it could not be fetched, Ukrainian stays.
 */
export function defineWords<T>(uk: T, loadEnglish: () => Promise<T>): () => T {
  const ukrainian = tieAll(uk)
  let english: T | undefined
  let coming: Promise<void> | undefined
  async function load() {
    try {
      english = tieAll(await loadEnglish())
    } catch {
      // Asked for again the next time.
      coming = undefined
    }
  }
  loaders.add(() => (coming ??= load()))
  return function useWords(): T {
    return usePreferences().locale === 'en' ? (english ?? ukrainian) : ukrainian
  }
}

/**
 * Fetches the words that a language needs, for the features whose code is here. Call it before the first drawing and
 * after a lazy part of the desk has come.
 */
export async function loadWords(locale: Locale = preferences().locale): Promise<void> {
  if (locale === 'en') await Promise.all([...loaders].map((load) => load()))
}

export async function chooseLocale(locale: Locale): Promise<void> {
  await loadWords(locale)
  setPreference('locale', locale)
}
