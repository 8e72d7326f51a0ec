import { loadWords } from './i18n/words.ts'

/** A part of the desk that comes when it is needed, together with its words. */
export async function lazyPart<T>(load: () => Promise<T>): Promise<T> {
  const part = await load()
  await loadWords()
  return part
}
