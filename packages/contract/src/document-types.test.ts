import { describe, expect, it } from 'vitest'
import { documentTypes, holderName, metadataText, nameWithInitials, shownFields } from './document-types.ts'

describe.each(Object.entries(documentTypes))('%s', (_type, entry) => {
  it('has a number and a holder among its fields, and each key once', () => {
    const keys = entry.fields.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain(entry.number)
    const paths = entry.fields.flatMap((field): readonly string[] => field.paths)
    expect(paths).toContain(entry.holder.last)
  })

  it('has words in both languages for every field', () => {
    for (const text of [entry.title, entry.short, ...entry.fields.map(({ label }) => label)]) {
      expect(text.uk).toMatch(/[а-яіїєґ]/i)
      expect(text.en).not.toMatch(/[а-яіїєґ]/i)
    }
  })
})

it('reads fields by any name that Diia’s kits use for them', () => {
  const fields = (document: object, child: object) => shownFields('birth-certificate', { document, child })
  expect(fields({ serie: 'І-БК' }, { birthDate: '01.02.2020' })).toEqual(fields({ series: 'І-БК' }, { birthday: '01.02.2020' }))
})

it('leaves the time out of a date and keeps what it does not understand', () => {
  expect(shownFields('reference-internally-displaced-person', { issueDate: '05.05.2015 00.00.00.000' })).toEqual([{ key: 'issueDate', value: '05.05.2015' }])
  expect(shownFields('internal-passport', { birthday: 'Не вказано' })).toEqual([{ key: 'birthday', value: 'Не вказано' }])
})

it('shows no fields of a type it does not know', () => {
  expect(shownFields('student-id-card', { lastNameUA: 'Тестова' })).toEqual([])
  expect(holderName('student-id-card', { lastNameUA: 'Тестова' })).toBeUndefined()
})

it('takes «Не вказано» for no part of a name, and still shows it in its field', () => {
  const metadata = { lastNameUA: 'Ґудзь', firstNameUA: 'Їжак', middleNameUA: 'Не вказано' }
  expect(holderName('internal-passport', metadata)).toEqual({ last: 'Ґудзь', first: 'Їжак', middle: '' })
  expect(shownFields('internal-passport', metadata)).toContainEqual({ key: 'middleNameUA', value: 'Не вказано' })
})

it('never reaches into prototypes', () => {
  expect(metadataText({}, 'constructor.name')).toBeUndefined()
  expect(metadataText({ a: null }, 'a.b')).toBeUndefined()
})

it.each([
  [{ last: 'Нечуй-Левицька', first: 'Олександра-Вікторія', middle: 'Теодозіївна' }, 'Нечуй-Левицька О.-В. Т.'],
  [{ last: 'Ґудзь', first: 'Їжак', middle: '' }, 'Ґудзь Ї.'],
  [{ last: '', first: 'Євген', middle: '' }, 'Є.'],
])('shortens %o to %s', (name, text) => {
  expect(nameWithInitials(name)).toBe(text)
})
