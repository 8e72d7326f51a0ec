// Which queries find which services of the demonstration first, among others, or not at all.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { Named } from './numbers.ts'
import { readRelatedWords, relate } from './related-words.ts'
import { createSearch } from './search.ts'

interface Demo {
  entries: { identifier: string; name: string }[]
  services: { code?: string; number: string; name?: string }[]
}
const read = (file: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../state/catalogue/demo', file), 'utf8')) as Demo
const ownList = read('own-list.json').services
const catalogue: Named[] = [
  ...read('services.json').entries.map(({ identifier, name }) => ({
    id: identifier,
    code: identifier,
    name,
    localNumber: ownList.find(({ code }) => code === identifier)?.number,
  })),
  ...ownList.flatMap(({ name, number }) => (name === undefined ? [] : [{ id: number, name, localNumber: number }])),
].toSorted((a, b) => a.name.localeCompare(b.name, 'uk'))

const search = createSearch(catalogue, (service) => service, readRelatedWords())
const find = (typed: string, usageRankOf?: (id: string) => number) => search.find(typed, { take: 100, usageRankOf })
const idsOf = (typed: string) => find(typed)?.items.map(({ item }) => item.id)

/** «[Реєс]трація» */
function marked(typed: string, id: string): string | undefined {
  const match = find(typed)?.items.find(({ item }) => item.id === id)
  if (match === undefined) return undefined
  const { name } = match.item
  const ends = match.marks.name ?? []
  return (
    ends
      .map(([from, to], index) => `${name.slice(ends[index - 1]?.[1] ?? 0, from)}[${name.slice(from, to)}]`)
      .join('') + name.slice(ends.at(-1)?.[1] ?? 0)
  )
}

describe('finds first', () => {
  it.each([
    // Codes and numbers.
    ['00034', '00034'],
    [' 00153 ', '00153'],
    ['9003', '90034'],
    ['01-01/01', '00034'],
    ['010101', '00034'],
    ['01 01 01', '00034'],
    ['02–01/07', '90019'],
    ['14-13', '14-13'],
    ['14 13', '14-13'],
    ['00034 реєстрація', '00034'],
    // Beginnings, in any order and case.
    ['реєс місц', '00034'],
    ['місц реєс дит', '90001'],
    ['ВОДІЯ', '90034'],
    ['розірв', '90010'],
    ['субс', '90014'],
    ['14 років', '90001'],
    ['id карт обмін', '90005'],
    ['особи-підприємця відомостей', '90021'],
    // Other forms of the words.
    ['реєстрацію', '00034'],
    ['реєстрацію місця проживання', '00034'],
    ['свідоцтво народження', '90011'],
    ['свідоцтво про народження', '90011'],
    ['посвідченням водіїв', '90034'],
    ['адрес', '90030'],
    ['нерухомістю', '90030'],
    ['шлюбів', '90009'],
    ['субсидію на житло', '90014'],
    ['земельну частку', '90026'],
    ['дозвіл', '90033'],
    ['ордер', '90032'],
    ['довідка про склад сімʼї', '90003'],
    ['інвалідність', '90017'],
    ['багатодітна сімʼя', '90016'],
    ['зняти з реєстрації', '00037'],
    // Parts of words.
    ['перереєстр', '90035'],
    ['комунальн', '90015'],
    ['благоустр', '90033'],
    ['лагоустрій', '90033'],
    ['нспорт', '90035'],
    // Words that people use.
    ['прописка', '00034'],
    ['прописати дитину', '90001'],
    ['виписатися', '00037'],
    ['впо', '00153'],
    ['загранпаспорт', '90006'],
    ['одруження', '90009'],
    ['розлучення', '90010'],
    ['машина', '90035'],
    ['садочок', '14-13'],
    ['субсидія', '90014'],
    ['дерево', '90032'],
    ['пай', '90026'],
    ['фоп', '90020'],
    ['закрити фоп', '90022'],
    // Keyboards.
    ['gfcgjhn db]pl', '90006'],
    ["ht'cnhfwsz vscwz", '00034'],
    ['pevfyyz', undefined],
    ['ШВ', '90004'],
    ['іd-картка', '90004'],
    ['ID-КАРТКА', '90004'],
    // Confused letters, apostrophes, invisible characters.
    ['реестрація міс', '00034'],
    ['зміна цільовоґо', '90027'],
    ['об’єкту нерухомого', '90030'],
    ["об'єкту нерухомого", '90030'],
    ['обʼекту нерухомого', '90030'],
    ['об`єкту нерухомого', '90030'],
    ['об"єкту нерухомого', '90030'],
    ['обєкту нерухомого', '90030'],
    ['рождения', undefined],
    ['суб\u00ADсидія', '90014'],
    ['замо́влення', undefined],
    ['житлової субсиді\u0438\u0306', '90014'],
    // One letter mistyped.
    ['субсдії', '90014'],
    ['будівелньий', '90031'],
    ['кадасртр', '90025'],
    ['кадатсру', '90025'],
    ['оаспорта виїзду', '90006'],
    ['мвлозабезпеченим', '90013'],
    // Nothing.
    ['реєстрація слонів', undefined],
    ['34', undefined],
    ['єдиноріг', undefined],
    ['qqqq', undefined],
    ['шыло', undefined],
  ])('«%s» → %s', (typed, first) => {
    expect(idsOf(typed)?.[0]).toBe(first)
  })
})

describe('finds among others', () => {
  it.each([
    ['паспортів', ['90004', '90005', '90006', '90007', '90031']],
    ['аспорт', ['90004', '90005', '90006', '90007', '90031']],
    ['gfcgjhn', ['90004', '90005', '90006', '90007', '90031']],
    ['паспрот', ['90004', '90005', '90006', '90007', '90031']],
    ['дитина', ['90001', '90012', '90016', '90010', '14-13']],
    ['земля', ['00100', '90025', '90026', '90027', '90031']],
    ['житло', ['90003', '90014', '90015']],
    ['ПАСПОРТ', ['90004', '90005', '90006', '90007', '90031']],
  ])('«%s»', (typed, ids) => {
    expect(new Set(idsOf(typed))).toEqual(new Set(ids))
  })
})

describe('finds nothing because nothing is asked in', () => {
  it.each(['', '   ', '\t\n', '🙂', '🇺🇦 👨‍👩‍👧', '—', "'", '()', '\u0000\u0007', '\u200B\u202E', '…', '\uD800'])(
    '%j',
    (typed) => {
      expect(find(typed)).toBeUndefined()
    },
  )
})

describe('is not confused by', () => {
  it.each([
    ['signs of patterns', '.*', undefined],
    ['signs of patterns among letters', 'пас.*порт', 5],
    ['a bracket that opens only', 'паспорт(', 5],
    ['signs of SQL', "паспорт%' or 1=1 --", 0],
    ['control characters', 'паспорт\u0000виїзду', 1],
    ['emoji beside words', 'паспорт 🙂', 5],
    ['names of methods', 'constructor __proto__', 0],
    ['a very long word', 'п'.repeat(100_000), 0],
    ['very many words', 'паспорт '.repeat(20_000), 5],
    ['very many different words', Array.from({ length: 20_000 }, (_, index) => `слово${index}`).join(' '), 0],
    ['very many marks on one letter', `паспорт${'\u0301'.repeat(20_000)}`, 5],
  ])('%s', (_what, typed, total) => {
    expect(find(typed)?.total).toBe(total)
  })
})

describe('puts', () => {
  const order = (typed: string, names: string[], related = relate([])) =>
    createSearch(
      names.map((name, index) => ({ id: String(index), name })),
      (service) => service,
      related,
    )
      .find(typed, { take: 10 })
      ?.items.map(({ item, isSimilar }) => `${isSimilar ? '~' : ''}${item.name}`)

  it('beginnings before parts before related words', () => {
    expect(order('порт', ['Гавань', 'Паспорт', 'Опис порту'], relate([['порт', 'гавань']]))).toEqual([
      'Опис порту',
      'Паспорт',
      '~Гавань',
    ])
  })
  it('beginnings before other forms, unless the name begins with the form', () => {
    expect(order('землею', ['Опис землі', 'Опис користування землею', 'Земля'])).toEqual([
      'Земля',
      'Опис користування землею',
      'Опис землі',
    ])
  })
  it('the other keyboard layout before guesses, a typing mistake last', () => {
    expect(order('паспрот', ['Паспорт'])).toEqual(['~Паспорт'])
    expect(order('gfcgjhn', ['Посвідчення', 'Паспорт'], relate([['паспорт', 'посвідчення']]))).toEqual([
      'Паспорт',
      '~Посвідчення',
    ])
  })
  it('a typing mistake nowhere when the word itself is found', () => {
    expect(order('земля', ['Зелля', 'Земля'])).toEqual(['Земля'])
    expect(order('сад', ['Сто', 'Сід'])).toEqual([])
  })
  it('frequent services first among equals, but not before a code or a better match', () => {
    const used = (id: string) => (id === '90007' ? 0 : id === '90006' ? 1 : 9_999)
    const first = (typed: string) => find(typed, used)?.items.map(({ item }) => item.id)
    expect(first('паспорт')?.slice(0, 2)).toEqual(['90007', '90006'])
    expect(first('90005')?.[0]).toBe('90005')
    expect(first('видач паспорт виїзд')?.[0]).toBe('90006')
  })
})

describe('marks', () => {
  test.each([
    ['реє міс', '00034', '[Реє]страція [міс]ця проживання'],
    ['сімям', '90013', 'Призначення державної соціальної допомоги малозабезпеченим [сім’ям]'],
    ['місцю', '00034', 'Реєстрація [місця] проживання'],
    ['ереєстр', '90035', 'Державна реєстрація (пер[ереєстр]ація) транспортного засобу'],
    ['ht vsc', '00034', '[Ре]єстрація [міс]ця проживання'],
    ['прописка', '00034', '[Реєстрація] [місця] [проживання]'],
    ['з реєстрації', '00037', 'Зняття з [реєстрації] місця проживання'],
    ['00034', '00034', 'Реєстрація місця проживання'],
  ])('«%s» in %s', (typed, id, expected) => {
    expect(marked(typed, id)).toBe(expected)
  })
  test('codes and numbers, with the punctuation between', () => {
    expect(find('0003')?.items[0]?.marks).toEqual({ code: [[0, 4]] })
    expect(find('0101')?.items[0]?.marks).toEqual({ localNumber: [[0, 5]] })
    expect(find('14 13')?.items[0]?.marks.localNumber).toEqual([
      [0, 2],
      [3, 5],
    ])
  })
})
