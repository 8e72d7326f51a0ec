import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRelatedWords, relate } from './related-words.ts'
import { createSearch } from './search.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-words-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileWith(content: string): Promise<string> {
  const file = join(folder, 'words.json')
  await writeFile(file, content)
  return file
}
const names = ['Гавань', 'Порт', 'Тиха гавань', 'Пошта']
const find = (typed: string, related: ReturnType<typeof relate>) =>
  createSearch(
    names.map((name) => ({ id: name, name })),
    (service) => service,
    related,
  )
    .find(typed, { take: 10 })
    ?.items.map(({ item }) => item.name)

it('uses a table of the centre instead of the built-in one', async () => {
  const related = readRelatedWords(
    await fileWith('{"rows": [["порт", "гавань"], {"said": ["бухта"], "meant": ["тиха гавань"]}]}'),
  )
  expect(find('порту', related)).toEqual(['Порт', 'Гавань', 'Тиха гавань'])
  expect(find('гавань', related)).toEqual(['Гавань', 'Тиха гавань', 'Порт'])
  // All words of a phrase are needed, and `said` works in one direction only.
  expect(find('бухтою', related)).toEqual(['Тиха гавань'])
  expect(find('тиха', related)).toEqual(['Тиха гавань'])
  expect(find('прописка', related)).toEqual([])
})

it.each([
  ['{"rows": ', /^RELATED_WORDS: is not a readable JSON file$/],
  ['[]', /^RELATED_WORDS: file: /],
  ['{"rows": [["порт", "гавань"], ["порт"]]}', /^RELATED_WORDS: rows\.1: needs two texts or more$/],
  ['{"rows": [["порт", 5]]}', /^RELATED_WORDS: rows\.0: must be two or more texts, or/],
  ['{"rows": [["порт", "—"]]}', /^RELATED_WORDS: rows\.0\.1: has no letter$/],
  ['{"rows": [{"said": ["порт"]}]}', /^RELATED_WORDS: rows\.0: /],
  ['{"rows": [], "words": []}', /^RELATED_WORDS: file: .*words/],
])('says what is wrong with %s', async (content, message) => {
  const file = await fileWith(content)
  expect(() => readRelatedWords(file)).toThrow(message)
})

it('reports a missing file', () => {
  expect(() => readRelatedWords(join(folder, 'none.json'))).toThrow('RELATED_WORDS: is not a readable JSON file')
})
