import { loadWords } from './i18n/words.ts'

/** Loads a part of the app on demand, together with its texts. */
export async function lazyPart<T>(load: () => Promise<T>): Promise<T> {
  const part = await load()
  await loadWords()
  return part
}
