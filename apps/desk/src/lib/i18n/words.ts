// Words of a feature: Ukrainian comes with the feature's code, English is fetched when somebody chooses it.
import { use } from 'react'
import { preferences, usePreferences, type Locale } from '../preferences.ts'
import { tieAll } from './typography.ts'

type Loader<T> = () => Promise<T>

const loaders = new Set<() => Promise<unknown>>()

/**
 * Makes the hook that gives a feature its words in the chosen language. The first time a component asks for English
 * it suspends until the file is there; when it cannot be fetched, Ukrainian stays.
 */
export function defineWords<T>(uk: T, loadEnglish: Loader<T>): () => T {
  const ukrainian = tieAll(uk)
  let english: T | undefined
  let coming: Promise<T> | undefined
  const load = () => (coming ??= loadEnglish().then((words) => (english = tieAll(words)), () => ukrainian))
  loaders.add(load)
  return function useWords(): T {
    const { locale } = usePreferences()
    if (locale === 'uk') return ukrainian
    return english ?? use(load())
  }
}

/** Fetches the words that the chosen language needs, for the features whose code is here. */
export async function loadWords(locale: Locale = preferences().locale): Promise<void> {
  if (locale === 'en') await Promise.all([...loaders].map((load) => load()))
}
