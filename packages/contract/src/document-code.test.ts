import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit, classifyCode, codeKey, groupDigits, isBarcode } from './document-code.ts'

const link = 'https://diia.app/documents/internal-passport/5f0d2a1c-6a3e-4c0a-9a55-0c6e4d3f2b1a/verify/0d9f1c57-6f0b-4b6e-8a55-3f2b1a0c6e4d'

describe('classifyCode', () => {
  it.each(['5579455552341', '8169516997999', '5725556653368'])('takes the published sample %s', (digits) => {
    expect(classifyCode(digits)).toEqual({ kind: 'barcode', value: digits })
  })

  it.each([' 5579 4555 52341 ', '5579\u00a04555\u00a052341', '5579-4555-52341', '5579455552341\r\n'])('takes digits as people group them: %j', (text) => {
    expect(classifyCode(text)).toEqual({ kind: 'barcode', value: '5579455552341' })
  })

  it('takes the link of a document, of either form, in any case', () => {
    expect(classifyCode(link)).toEqual({ kind: 'qrcode', value: link })
    expect(classifyCode(link.replace('https://', 'diia://')).kind).toBe('qrcode')
    expect(classifyCode(link.toUpperCase()).kind).toBe('qrcode')
  })

  it.each([
    ['5579455552342', 'wrong-check-digit'],
    ['0579455552341', 'wrong-check-digit'],
    ['557945555234', 'wrong-length'],
    ['55794555523410', 'wrong-length'],
    ['https://diia.app/acquirers/branch/offer/offer-request/0d9f1c57-6f0b-4b6e-8a55-3f2b1a0c6e4d', 'link-for-phone'],
    ['diia://diia.app/message/1', 'link-for-phone'],
    ['https://diia.gov.ua', 'link-for-phone'],
    ['https://diia.app.example.com/documents/a/b/verify/0d9f1c57-6f0b-4b6e-8a55-3f2b1a0c6e4d', 'not-diia'],
    [`${link}?next=https://example.com`, 'link-for-phone'],
    [`x${link}`, 'not-diia'],
    ['', 'not-diia'],
    ['------', 'not-diia'],
    ['паспорт', 'not-diia'],
    [`https://diia.app/${'a'.repeat(400)}`, 'not-diia'],
  ])('tells %s apart: %s', (text, kind) => {
    expect(classifyCode(text).kind).toBe(kind)
  })

  it('never takes digits with one of them changed', () => {
    fc.assert(fc.property(barcodes(), fc.nat(12), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const changed = digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
      expect(isBarcode(changed)).toBe(false)
    }))
  })

  it('never throws and takes no text but codes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const classified = classifyCode(text)
      if (classified.kind === 'barcode') expect(classified.value).toMatch(/^\d{13}$/)
      else expect(classified.kind).not.toBe('qrcode')
    }))
  })
})

it('has one key for a code however it was written', () => {
  expect(codeKey({ kind: 'qrcode', value: link })).toBe(codeKey({ kind: 'qrcode', value: link.replace('https:', 'diia:').toUpperCase() }))
})

it.each([['', ''], ['55', '55'], ['55794', '5579 4'], ['5579455552341', '5579 4555 52341']])('groups %s as %s', (digits, grouped) => {
  expect(groupDigits(digits)).toBe(grouped)
})

function barcodes(): fc.Arbitrary<string> {
  return fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }).map((number) => `${number}${checkDigit(String(number))}`)
}
