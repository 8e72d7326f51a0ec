// Properties that hold for any query.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inventServices } from '../../../../../test/service-names.ts'
import { readRelatedWords } from './related-words.ts'
import { createSearch } from './search.ts'

const services = inventServices(400)
const search = createSearch(services, (service) => service, readRelatedWords())
const found = (typed: string) => search.find(typed, { take: 1000 })

/** What a clerk, a scanner or anybody else may type: words of names whole, cut, mistyped, and random text. */
const words = [...new Set(services.flatMap(({ name, code, localNumber }) => [...name.split(' '), code, localNumber]))]
  .filter((word): word is string => word !== undefined)
  .flatMap((word) => [word, word.slice(0, 3), word.slice(2), `${word.slice(0, 4)}${word.slice(5)}`])
const text = fc.oneof(
  fc.constantFrom('прописка', 'фоп', 'земля', 'про', 'з', 'gfcgjhn', 'ШВ', '🙂', "'"),
  fc.constantFrom(...words),
  fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((several) => several.join(' ')),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...Array.from('абвгґіїє’\'"-/., \u0301\u00AD01ab[]')), maxLength: 20 }),
)

it('finds no more when a word is added', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const all = new Set(services)
      const ids = (typed: string) => new Set(found(typed)?.items.map(({ item }) => item) ?? all)
      const both = ids(`${one} ${other}`)
      for (const typed of [one, other]) {
        const each = ids(typed)
        expect([...both].filter((item) => !each.has(item))).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})

it('finds the same for any order of words', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
      const ids = (typed: string) => new Set(found(typed)?.items.map(({ item }) => item.id))
      expect(ids(texts.toReversed().join(' '))).toEqual(ids(texts.join(' ')))
    }),
    { numRuns: 150 },
  )
})

it('returns sorted ranges within the texts that do not overlap', () => {
  fc.assert(
    fc.property(text, (typed) => {
      for (const { item, marks } of found(typed)?.items ?? [])
        for (const field of ['code', 'localNumber', 'name'] as const) {
          const ends = (marks[field] ?? []).flat()
          expect(ends).toEqual(ends.toSorted((a, b) => a - b))
          expect(new Set(ends).size).toBe(ends.length)
          expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(item[field]?.length ?? 0)
        }
    }),
    { numRuns: 150 },
  )
})
