import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupDigits, isDocumentNumber } from './document-number.ts'
import { anyNumber } from './testing/samples.ts'

describe('the check digit', () => {
  it('detects every single wrong digit', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(12), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        expect(
          isDocumentNumber(digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1)),
        ).toBe(false)
      }),
    )
  })

  it('detects swapped adjacent digits unless they differ by five, which EAN-13 cannot detect', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(11), (digits, at) => {
        const [first = '', second = ''] = [digits[at], digits[at + 1]]
        const swapped = digits.slice(0, at) + second + first + digits.slice(at + 2)
        const difference = Math.abs(Number(first) - Number(second))
        const unseen = difference === 0 || difference === 5
        expect(isDocumentNumber(swapped)).toBe(unseen && !swapped.startsWith('0'))
      }),
    )
  })

  it('detects a lost and a doubled digit', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(12), (digits, at) => {
        expect(isDocumentNumber(digits.slice(0, at) + digits.slice(at + 1))).toBe(false)
        expect(isDocumentNumber(digits.slice(0, at + 1) + digits.slice(at))).toBe(false)
      }),
    )
  })
})

it.each([
  ['', ''],
  ['55', '55'],
  ['55794', '5579 4'],
  ['5579455552341', '5579 4555 52341'],
])('groups %s as %s', (digits, grouped) => {
  expect(groupDigits(digits)).toBe(grouped)
})
