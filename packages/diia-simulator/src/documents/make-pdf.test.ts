import { describedDocumentTypes, fieldsOf } from '@diia-desk/diia-wire'
import { describe, expect, it } from 'vitest'
import { citizens } from '../seed.ts'
import { fieldText } from './field-text.ts'
import { makeDocumentPdf } from './make-pdf.ts'

const recipient = 'ЦНАП Яснополянської громади'
const now = new Date('2026-11-23T08:42:00Z')

const onePerType = Object.values(
  Object.fromEntries(
    citizens.flatMap((citizen) => citizen.documents.map((document) => [document.type, { citizen, document }])),
  ),
)
const longest = citizens.flatMap((citizen) => citizen.documents.map((document) => ({ citizen, document }))).slice(0, 5)

describe('makeDocumentPdf', () => {
  it.each([...onePerType, ...longest])('makes one page: $citizen.id $document.type', async ({ citizen, document }) => {
    const bytes = await makeDocumentPdf(citizen, document, { recipient, now })
    const text = Buffer.from(bytes).toString('latin1')
    expect(text.startsWith('%PDF-1.')).toBe(true)
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
    expect(text.match(/\/Type \/Page\b(?!s)/gu)).toHaveLength(1)
    expect(text).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/u)
    expect(bytes.length).toBeGreaterThan(15_000)
    expect(bytes.length).toBeLessThan(200_000)
  })

  it('gives the same bytes for the same arguments, and different bytes for another time or document', async () => {
    const [first, second] = onePerType
    if (!first || !second) throw new Error('no documents in the seed')
    const bytes = await makeDocumentPdf(first.citizen, first.document, { recipient, now })
    expect(await makeDocumentPdf(first.citizen, first.document, { recipient, now })).toEqual(bytes)
    const later = new Date(now.getTime() + 60_000)
    expect(await makeDocumentPdf(first.citizen, first.document, { recipient, now: later })).not.toEqual(bytes)
    expect(await makeDocumentPdf(second.citizen, second.document, { recipient, now })).not.toEqual(bytes)
  })
})

describe('fieldText', () => {
  it.each(citizens.flatMap((citizen) => citizen.documents))(
    'gives a text for every field of $type $number',
    ({ type, fields }) => {
      for (const { path } of fieldsOf(describedDocumentTypes[type])) expect(fieldText(fields, path), path).not.toBe('')
    },
  )

  it('leaves out a zero time of day, and is empty without a value', () => {
    expect(fieldText({ birthDate: '31.12.1999 00.00.00.000' }, 'birthDate')).toBe('31.12.1999')
    expect(fieldText({ document: null }, 'document.series')).toBe('')
  })
})
