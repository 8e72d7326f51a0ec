import { describedDocumentTypes, fieldsOf } from '@diia-desk/diia-wire'
import { describe, expect, it } from 'vitest'
import { citizens, seedDocumentTypes, type SeedDocument } from './seed.ts'

const everyDocument = citizens.flatMap((citizen) =>
  citizen.documents.map((document) => ({ name: `${citizen.id} ${document.type}`, citizen, document })),
)

describe('the fictitious citizens', () => {
  it('have every document type, unique ids, and each type at most once', () => {
    expect(citizens.length).toBeGreaterThanOrEqual(7)
    expect(new Set(citizens.map((citizen) => citizen.id)).size).toBe(citizens.length)
    expect(new Set(everyDocument.map(({ document }) => document.type))).toEqual(new Set(seedDocumentTypes))
    for (const { documents } of citizens) expect(new Set(documents.map(({ type }) => type)).size).toBe(documents.length)
  })

  it('include difficult names', () => {
    const names = citizens.map((c) => [c.lastNameUA, c.firstNameUA, c.middleNameUA].join(' ').trim())
    expect(names).toContain('Нечуй-Левицька-Костянтинопольська Олександра-Вікторія Теодозіївна')
    expect(names.join()).toMatch(/’/u)
    for (const letter of 'ҐЄЇІ') expect(names.some((name) => name.includes(letter))).toBe(true)
    expect(citizens.some((citizen) => citizen.middleNameUA === '')).toBe(true)
  })

  it('have unique document numbers', () => {
    const numbers = everyDocument.map(({ document }) => `${document.type} ${document.number}`)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

describe.each(everyDocument)('$name', ({ citizen, document }) => {
  it('has exactly the fields that Diia sends, each with a value', () => {
    const known = fieldsOf(describedDocumentTypes[document.type]).map(({ path }) => path)
    expect(
      values(document.fields)
        .map(([path]) => path)
        .toSorted(),
    ).toEqual(known.toSorted())
    for (const [, value] of values(document.fields)) expect(value).not.toBe('')
  })

  it('writes dates as Diia does', () => {
    const dates = fieldsOf(describedDocumentTypes[document.type]).filter(({ date }) => date !== undefined)
    expect(dates.length).toBeGreaterThan(0)
    const sent = new Map(values(document.fields))
    for (const { path, date } of dates) {
      const value = sent.get(path)
      expect(value, path).toMatch(
        date === 'timestamp' ? /^\d\d\.\d\d\.\d{4} 00\.00\.00\.000$/u : /^\d\d\.\d\d\.\d{4}$/u,
      )
      expect(isRealDay(String(value)), `${path} ${String(value)}`).toBe(true)
    }
  })

  it('has the name of its holder', () => {
    const { holder } = describedDocumentTypes[document.type]
    if (document.type === 'birth-certificate') expect(JSON.stringify(document.fields)).toContain(citizen.lastNameUA)
    else expect(new Map(values(document.fields)).get(holder.last)).toBe(citizen.lastNameUA)
  })

  it('has valid numbers', () => {
    const taxpayerNumber = taxpayerNumberOf(document)
    if (taxpayerNumber !== undefined) {
      expect(taxpayerNumber).toMatch(/^\d{10}$/u)
      expect(taxpayerCheckDigit(taxpayerNumber)).toBe(Number(taxpayerNumber[9]))
      expect(birthdayOfTaxpayerNumber(taxpayerNumber)).toBe(document.fields['birthday'])
    }
    if ('recordNumber' in document.fields) {
      const day = String(document.fields['birthday']).split('.').toReversed().join('')
      expect(document.fields['recordNumber']).toMatch(new RegExp(String.raw`^${day}-\d{5}$`, 'u'))
    }
  })

  it('can be shown as a card', () => {
    expect(document.lines.length).toBeGreaterThanOrEqual(2)
    expect(document.lines.length).toBeLessThanOrEqual(4)
    for (const { label, value } of document.lines) expect(label && value).toBeTruthy()
    expect(document.number).not.toBe('')
  })
})

function values(fields: object, prefix = ''): [path: string, value: unknown][] {
  return Object.entries(fields).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? values(inner, `${prefix}${key}.`) : [[prefix + key, inner] as const],
  ) as [string, unknown][]
}

function isRealDay(text: string): boolean {
  const [day = 0, month = 0, year = 0] = text.slice(0, 10).split('.').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1
}

function taxpayerNumberOf({ type, fields }: SeedDocument): string | undefined {
  const value = type === 'taxpayer-card' ? fields['docNumber'] : fields['taxpayerNumber']
  return typeof value === 'string' && value !== 'Не вказано' ? value : undefined
}

function taxpayerCheckDigit(number: string): number {
  const weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return (((sum % 11) + 11) % 11) % 10
}

/** The first five digits are the number of days since 31.12.1899. */
function birthdayOfTaxpayerNumber(number: string): string {
  const day = new Date(Date.UTC(1899, 11, 31) + Number(number.slice(0, 5)) * 86_400_000).toISOString()
  return day.slice(0, 10).split('-').toReversed().join('.')
}
