import { expect, it } from 'vitest'
import { classifyCode, isDocumentCode } from './classify-code.ts'
import { isDocumentNumber } from './document-number.ts'
import { testCodeOf, testCodes } from './test-codes.ts'

it.each(Object.entries(testCodes))(
  'the %s by which a scanner is tried is told as such, and is never sent',
  (kind, text) => {
    for (const written of [text, ` ${text}\r\n`, text.toUpperCase()]) {
      expect(testCodeOf(written)).toBe(kind)
      expect(isDocumentCode(classifyCode(written))).toBe(false)
      expect(classifyCode(written).kind).toBe('test-code')
    }
  },
)

it('is like a document’s code to a scanner: valid numbers, a link of the same length with the same characters', () => {
  expect(isDocumentNumber(testCodes['ean-13'])).toBe(true)
  expect(isDocumentNumber(testCodes['code-128'])).toBe(true)
  expect(testCodes.qr.length).toBeGreaterThan(108)
  expect(testCodes.qr.length).toBeLessThan(126)
  expect(classifyCode(testCodes.qr.replace('diia.invalid', 'diia.app')).kind).toBe('qrcode')
})

it('no other text is a test code', () => {
  for (const text of ['', '1234567890135', '5579455552341', testCodes.qr.slice(0, -1)])
    expect(testCodeOf(text)).toBeUndefined()
})
