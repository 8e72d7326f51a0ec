import { locales, messagesIn } from '@diia-desk/locales'
import { messages } from '@diia-desk/locales/uk/document-types'
import { describe, expect, it } from 'vitest'
import { documentTypes, holderName, metadataText, shownFields } from './document-types.ts'

describe.each(Object.entries(documentTypes))('%s', (type, entry) => {
  it('has a number and a holder among its fields, and each key once', () => {
    const keys = entry.fields.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain(entry.number)
    const paths = entry.fields.flatMap((field): readonly string[] => field.paths)
    expect(paths).toContain(entry.holder.last)
  })

  it('has texts for every field in every language', async () => {
    for (const locale of locales) {
      const words = new Map(Object.entries(await messagesIn(locale, 'document-types', messages)))
      expect(Object.keys(words.get(type)?.fields ?? {}).toSorted()).toEqual(
        entry.fields.map(({ key }) => key).toSorted(),
      )
    }
  })
})

it('reads fields by any name that Diia’s SDKs use for them', () => {
  const fields = (document: object, child: object) => shownFields('birth-certificate', { document, child })
  expect(fields({ serie: 'І-БК' }, { birthDate: '01.02.2020' })).toEqual(
    fields({ series: 'І-БК' }, { birthday: '01.02.2020' }),
  )
})

it('removes the time from a date and keeps what it cannot parse', () => {
  expect(shownFields('reference-internally-displaced-person', { issueDate: '05.05.2015 00.00.00.000' })).toEqual([
    { key: 'issueDate', value: '05.05.2015' },
  ])
  expect(shownFields('internal-passport', { birthday: 'Не вказано' })).toEqual([
    { key: 'birthday', value: 'Не вказано' },
  ])
})

it('shows no fields of an unknown type', () => {
  expect(shownFields('student-id-card', { lastNameUA: 'Тестова' })).toEqual([])
  expect(holderName('student-id-card', { lastNameUA: 'Тестова' })).toBeUndefined()
})

it('treats «Не вказано» as a missing part of a name, and still shows it in its field', () => {
  const metadata = { lastNameUA: 'Ґудзь', firstNameUA: 'Їжак', middleNameUA: 'Не вказано' }
  expect(holderName('internal-passport', metadata)).toEqual({ last: 'Ґудзь', first: 'Їжак', middle: '' })
  expect(shownFields('internal-passport', metadata)).toContainEqual({ key: 'middleNameUA', value: 'Не вказано' })
})

it('never reads from prototypes', () => {
  expect(metadataText({}, 'constructor.name')).toBeUndefined()
  expect(metadataText({ a: null }, 'a.b')).toBeUndefined()
})

it('treats a dash in a name or a date as missing, and keeps it in numbers and texts', () => {
  const metadata = {
    lastNameUA: 'Левицька',
    firstNameUA: ' Мар’яна-Їванна\t',
    middleNameUA: '-',
    birthday: '—',
    docNumber: '-',
    department: '—',
  }
  expect(holderName('internal-passport', metadata)).toEqual({ last: 'Левицька', first: 'Мар’яна-Їванна', middle: '' })
  expect(shownFields('internal-passport', metadata)).toEqual([
    { key: 'lastNameUA', value: 'Левицька' },
    { key: 'firstNameUA', value: 'Мар’яна-Їванна' },
    { key: 'middleNameUA', value: 'Не вказано' },
    { key: 'birthday', value: 'Не вказано' },
    { key: 'docNumber', value: '-' },
    { key: 'department', value: '—' },
  ])
  // If the metadata contain both names of a field, one of them is used.
  expect(shownFields('reference-internally-displaced-person', { birthDate: '-', birthday: '07.02.1973' })).toEqual([
    { key: 'birthDate', value: '07.02.1973' },
  ])
  expect(
    shownFields('birth-certificate', {
      parents: { father: { fullName: 'Гончарук Северин -' }, mother: { fullName: null } },
    }),
  ).toEqual([{ key: 'father', value: 'Гончарук Северин' }])
})

it('restores the leading zeros of a number with a known length, or marks it as received', () => {
  const shown = (type: string, metadata: Record<string, unknown>) =>
    Object.fromEntries(shownFields(type, metadata).map(({ key, ...rest }) => [key, rest]))
  expect(
    shown('internal-passport', {
      taxpayerNumber: 123456789,
      docNumber: 2307001,
      recordNumber: 1997011770010,
      department: 801,
    }),
  ).toEqual({
    taxpayerNumber: { value: '0123456789' },
    docNumber: { value: '002307001' },
    recordNumber: { value: '19970117-70010' },
    department: { value: '801', asReceived: true },
  })
  // It begins with a year, so no leading zero can be missing.
  expect(shown('internal-passport', { recordNumber: 123456789 })).toEqual({
    recordNumber: { value: '123456789', asReceived: true },
  })
  expect(shown('taxpayer-card', { docNumber: 1 })).toEqual({ docNumber: { value: '0000000001' } })
  expect(shown('birth-certificate', { document: { number: 4321 } })).toEqual({ number: { value: '004321' } })
  expect(shown('foreign-passport', { docNumber: 123456 })).toEqual({ docNumber: { value: '123456', asReceived: true } })
  for (const odd of [12345678901, -5, 1.5])
    expect(shown('internal-passport', { taxpayerNumber: odd })).toEqual({
      taxpayerNumber: { value: String(odd), asReceived: true },
    })
  expect(shown('internal-passport', { taxpayerNumber: '0123456789' })).toEqual({
    taxpayerNumber: { value: '0123456789' },
  })
})

it('accepts only strings and numbers as text', () => {
  expect(
    shownFields('taxpayer-card', {
      docNumber: null,
      birthday: {},
      firstNameUA: ['а'],
      lastNameUA: true,
      middleNameUA: ' \t ',
    }),
  ).toEqual([])
})
