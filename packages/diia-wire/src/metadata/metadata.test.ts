import { describe, expect, it } from 'vitest'
import { metadataByCode, metadataByLink } from '../fixtures/index.ts'
import { readMetadata } from './metadata.ts'

describe('readMetadata', () => {
  it('reads metadata of a request by code: one object for each type, no requestId', () => {
    const read = readMetadata(metadataByCode)
    expect(read).toMatchObject({ barcode: '2858364170864', documentTypes: ['internal-passport'] })
    expect(read).not.toHaveProperty('requestId')
    expect(read?.documents).toHaveLength(1)
    expect(read?.documents[0]).toMatchObject({
      type: 'internal-passport',
      shape: 'as-expected',
      fields: { docNumber: '002307001', firstNameUA: 'Надія' },
    })
  })

  it('reads metadata of sharing by deeplink: an array for each type', () => {
    const read = readMetadata(metadataByLink)
    expect(read?.requestId).toBe('abc1234d-1234-1234-1234-1a2b3c4d5e6f')
    expect(read?.documents.map(({ type }) => type).toSorted()).toEqual(metadataByLink.documentTypes.toSorted())
    expect(read?.documents.every(({ shape }) => shape === 'as-expected')).toBe(true)
  })

  it('keeps every value that was sent', () => {
    const sent = metadataByCode.data['internal-passport']
    expect(readMetadata(metadataByCode)?.documents[0]?.fields).toEqual(sent)
  })

  it.each(['serie', 'series'])('returns the series of a birth certificate as `series` when it is sent as %s', (key) => {
    const read = readMetadata({
      documentTypes: ['birth-certificate'],
      data: { 'birth-certificate': { document: { [key]: 'І-БК', number: '123456' } } },
    })
    expect(read?.documents[0]?.fields.document).toEqual({ series: 'І-БК', number: '123456' })
  })

  it.each(['birthday', 'birthDate'])(
    'returns the date of birth in a displaced person’s certificate as `birthDate` when it is sent as %s',
    (key) => {
      const type = 'reference-internally-displaced-person'
      const read = readMetadata({ documentTypes: [type], data: { [type]: [{ [key]: '07.02.1973' }] } })
      expect(read?.documents[0]?.fields).toEqual({ birthDate: '07.02.1973' })
    },
  )

  it('accepts nulls, numbers and unknown keys', () => {
    const read = readMetadata({
      requestId: null,
      barcode: 2858364170864,
      extra: 1,
      documentTypes: ['taxpayer-card'],
      data: { 'taxpayer-card': { docNumber: 1234567890, middleNameUA: null, newField: { a: 1 } } },
    })
    expect(read?.barcode).toBe('2858364170864')
    expect(read?.documents[0]).toMatchObject({
      shape: 'as-expected',
      fields: { docNumber: 1234567890, middleNameUA: null, newField: { a: 1 } },
    })
  })

  it('treats null for a type or an entry as absent', () => {
    const passport = { docNumber: '002307001' }
    const read = readMetadata({
      documentTypes: ['internal-passport', null],
      data: { 'internal-passport': [null, passport], 'taxpayer-card': null, 'pension-card': [null] },
    })
    expect(read).toMatchObject({
      documentTypes: ['internal-passport'],
      documents: [{ type: 'internal-passport', fields: passport }],
    })
    expect(read?.documents).toHaveLength(1)
  })

  it('keeps a document whose fields have unexpected types, and reports it', () => {
    const fields = { docNumber: { parts: ['1', '2'] } }
    expect(readMetadata({ documentTypes: ['taxpayer-card'], data: { 'taxpayer-card': fields } })?.documents[0]).toEqual(
      { type: 'taxpayer-card', fields, shape: 'unexpected' },
    )
    expect(
      readMetadata({ documentTypes: ['pension-card'], data: { 'pension-card': { a: 1 } } })?.documents[0]?.shape,
    ).toBe('unknown-type')
  })

  it.each([
    null,
    'text',
    [],
    {},
    { documentTypes: [], data: {} },
    { documentTypes: ['a'], data: { a: 'text' } },
    { documentTypes: 'a', data: {} },
  ])('refuses a value that is not metadata: %j', (value) => {
    expect(readMetadata(value)).toBeUndefined()
  })
})
