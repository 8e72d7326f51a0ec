import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyCode, codeKey, codeMaxLength, isDocumentCode } from './classify-code.ts'
import { isDocumentNumber } from './document-number.ts'
import { anyLink, anyNumber, layouts, link, characters, typedBy } from './testing/samples.ts'

const valueOf = (text: string): string | undefined => {
  const code = classifyCode(text)
  return isDocumentCode(code) ? code.value : undefined
}

describe('numbers', () => {
  it.each(['5579455552341', '8169516997999', '5725556653368'])('takes the published sample %s', (digits) => {
    expect(classifyCode(digits)).toEqual({ kind: 'barcode', value: digits })
  })

  it.each([
    ' 5579 4555 52341 ',
    '5579\u00a04555\u00a052341',
    '5579-4555-52341',
    '5579\u20134555\u201352341',
    '5579455552341\r\n',
  ])('takes digits as people group them: %j', (text) => {
    expect(classifyCode(text)).toEqual({ kind: 'barcode', value: '5579455552341' })
  })

  it.each([
    ['5579455552342', 'wrong-check-digit'],
    ['0579455552346', 'wrong-first-digit'],
    ['0012345678905', 'wrong-first-digit'],
    ['557945555234', 'wrong-length'],
    ['55794555523410', 'wrong-length'],
    ['96385074', 'wrong-length'],
    ['5579.4555.52341', 'more-than-a-code'],
    ['５５７９４５５５５２３４１', 'more-than-a-code'],
    ['А5579455552341', 'more-than-a-code'],
    ['A5579455552341', 'more-than-a-code'],
    [']E05579455552341', 'more-than-a-code'],
    ['замовлення 5579 4555 52341', 'more-than-a-code'],
    ['замовлення 4820-000-12', 'other-text'],
    ['Код: 5579455552342.', 'more-than-a-code'],
    ['12.345.678.901.234', 'other-text'],
    ['+380 44 123 45 67', 'other-text'],
    ['------', 'other-text'],
  ])('refuses %s: %s', (text, kind) => {
    expect(classifyCode(text).kind).toBe(kind)
  })

  it('distinguishes the record number of a person from a code', () => {
    expect(classifyCode('19910824-99028').kind).toBe('record-number')
    // It may also be a code with a mistake, so no such claim is made.
    expect(classifyCode('1991082499028').kind).toBe('maybe-record-number')
    expect(classifyCode('19911324-99028').kind).toBe('wrong-check-digit')
    // The check digit is right by chance: written as a record number it is not sent, as plain digits it may be a code.
    expect(isDocumentNumber('1991082499020')).toBe(true)
    expect(classifyCode('19910824-99020').kind).toBe('record-number')
    expect(classifyCode('1991 0824 99020').kind).toBe('barcode')
  })
})

describe('links', () => {
  it('accepts both forms', () => {
    expect(classifyCode(link)).toEqual({ kind: 'qrcode', value: link })
    const diia = link.replace('https://', 'diia://')
    expect(classifyCode(diia)).toEqual({ kind: 'qrcode', value: diia })
  })

  it('returns them in the letters of the phone, because Diia compares texts', () => {
    expect(valueOf(link.toUpperCase())).toBe(link)
    expect(valueOf(link.replace('https://diia.app', 'Https://DIIA.app'))).toBe(link)
  })

  it.each([
    ['https://diia.app/acquirers/branch/offer/offer-request/0d9f1c57-6f0b-4b6e-8a55-3f2b1a0c6e4d', 'link-for-phone'],
    ['реезіЖ..вшшфюфзз.фсйгшкукі.икфтср.5а0с', 'link-for-phone'],
    ['diia://diia.app/message/1', 'link-for-phone'],
    ['https://diia.gov.ua', 'link-for-phone'],
    [link.slice(0, -1), 'damaged-link'],
    [link.slice(0, 40), 'damaged-link'],
    [link.slice(3), 'damaged-link'],
    [`${link}?next=https://example.com`, 'damaged-link'],
    [`x${link}`, 'damaged-link'],
    [`${link}${link}`, 'damaged-link'],
    [link.replace('https', 'http'), 'damaged-link'],
    // A scanner set to a German keyboard, read by the keys of a US one.
    ['https>&&diia.app&documents&internal/passport&5f0d2a1c/6a3e&verifz&0d9f1c57', 'damaged-link'],
    ['https://diia.app.example.com/documents/a/b/verify/0d9f1c57-6f0b-4b6e-8a55-3f2b1a0c6e4d', 'other-link'],
    ['https://example.com/https://diia.app/documents/a', 'other-link'],
    ['https://dіia.app/documents/a', 'other-link'],
    ['www.example.org', 'other-link'],
    [`Ось код: ${link}`, 'more-than-a-code'],
    [`]Q1${link}`, 'more-than-a-code'],
    [`\\000026${link}`, 'more-than-a-code'],
    ['реез.Ж', 'other-text'],
    ['', 'other-text'],
    ['паспорт', 'other-text'],
    [`https://diia.app/${'a'.repeat(400)}`, 'other-text'],
    [link + ' '.repeat(codeMaxLength), 'other-text'],
  ])('refuses %s: %s', (text, kind) => {
    expect(classifyCode(text).kind).toBe(kind)
  })
})

describe('damage that is repaired', () => {
  it('accepts a link that a scanner typed in the Ukrainian layout', () => {
    expect(typedBy('https://diia.app/documents/', 'ukrainian', false)).toBe('реезіЖ..вшшфюфзз.вщсгьутеі.')
    expect(valueOf(typedBy(link, 'ukrainian', false))).toBe(link)
  })

  it('restores every link from each layout, with and without Caps Lock', () => {
    fc.assert(
      fc.property(anyLink, fc.constantFrom(...layouts), fc.boolean(), (shown, layout, capsLock) => {
        expect(valueOf(typedBy(shown, layout, capsLock))).toBe(shown)
      }),
      { numRuns: 500 },
    )
  })

  it('restores every code from between invisible characters', () => {
    const ends = fc.string({
      unit: fc.constantFrom('\r', '\n', '\t', ' ', '\u001d', '\u0004', '\ufeff', '\u200b', '\u200e', '\u00a0'),
      maxLength: 4,
    })
    fc.assert(
      fc.property(
        fc.oneof(anyLink, anyNumber),
        fc.constantFrom(...layouts),
        fc.boolean(),
        ends,
        ends,
        (shown, layout, capsLock, before, after) => {
          expect(valueOf(`${before}${typedBy(shown, layout, capsLock)}${after}`)).toBe(shown)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('does not remove additions of scanners: typed and pasted text is kept whole', () => {
    const addition = fc.constantFrom(']E0', ']C0', ']Q1', 'A', 'd', 'P01', '\\000026', '*')
    fc.assert(
      fc.property(fc.oneof(anyLink, anyNumber), addition, fc.boolean(), (shown, added, before) => {
        expect(valueOf(before ? added + shown : shown + added)).toBeUndefined()
      }),
    )
  })

  it('ignores invisible characters', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyLink, anyNumber),
        fc.nat(),
        fc.constantFrom('\u200b', '\u00ad', '\u2060', '\ufeff'),
        (shown, place, sign) => {
          const at = place % shown.length
          expect(valueOf(shown.slice(0, at) + sign + shown.slice(at))).toBe(shown)
        },
      ),
    )
  })
})

describe('text that is no code', () => {
  /** Repeats the rules independently of how the gate implements them. */
  function isPlainlyACode(value: string): boolean {
    if (/^[1-9][0-9]{12}$/.test(value))
      return (
        Array.from(value).reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 1 : 3), 0) % 10 === 0
      )
    const [scheme, empty, host, documents, type, id, verify, otp, ...more] = value.split('/')
    return (
      (scheme === 'https:' || scheme === 'diia:') &&
      empty === '' &&
      host === 'diia.app' &&
      documents === 'documents' &&
      /^[a-z0-9-]+$/.test(type ?? '') &&
      /^[\w.%-]+$/.test(id ?? '') &&
      verify === 'verify' &&
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(otp ?? '') &&
      more.length === 0
    )
  }

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: characters('0123456789 -'), maxLength: 20 }),
    fc.string({ unit: characters('йцукенгшщзхїфівапролджєячсмитьбю.ЙЦЖЮ-0123456789'), maxLength: 140 }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
  )

  it('is never accepted, and nothing is ever thrown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = valueOf(text)
        if (value !== undefined) expect(isPlainlyACode(value)).toBe(true)
        if (!/\d{13}/.test(text.replace(/\D/g, ''))) expect(value).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  it('is a link with any character of its fixed parts or its uuid lost, added or changed', () => {
    const spoil = fc.constantFrom<(text: string, at: number, sign: string) => string>(
      (text, at) => text.slice(0, at) + text.slice(at + 1),
      (text, at, sign) => text.slice(0, at) + sign + text.slice(at),
      (text, at, sign) => text.slice(0, at) + sign + text.slice(at + 1),
    )
    const fixed = [
      ...Array.from('https://diia.app/documents/', (_, at) => at),
      ...Array.from({ length: '/verify/'.length + 36 }, (_, at) => link.length - 1 - at),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...fixed), spoil, characters('gxyz./ :?#@йЖ'), (at, change, sign) => {
        const spoilt = change(link, at, sign)
        // White space at the ends is ignored, and a character before the slash belongs to the id.
        fc.pre(
          spoilt.trim() !== link &&
            !(at === link.length - 44 && change(link, at, sign).length > link.length && /[gxyz.]/.test(sign)),
        )
        expect(valueOf(spoilt)).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  it('is two codes at once', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyLink, anyNumber),
        fc.oneof(anyLink, anyNumber),
        fc.constantFrom('', ' ', '\n'),
        (one, other, between) => {
          expect(valueOf(one + between + other)).toBeUndefined()
        },
      ),
    )
  })
})

it('classifies a value like the text it came from', () => {
  fc.assert(
    fc.property(fc.oneof(anyLink, anyNumber), (shown) => {
      const code = classifyCode(shown)
      expect(isDocumentCode(code) && classifyCode(code.value)).toEqual(code)
    }),
  )
})

it('has one key for all forms of a code, and another key for another code', () => {
  const keyOf = (text: string): string => {
    const code = classifyCode(text)
    if (!isDocumentCode(code)) throw new Error(`${text} is no code`)
    return codeKey(code)
  }
  fc.assert(
    fc.property(anyLink, anyLink, fc.constantFrom(...layouts), fc.boolean(), (shown, other, layout, capsLock) => {
      expect(keyOf(typedBy(shown, layout, capsLock))).toBe(keyOf(shown))
      expect(keyOf(shown.replace(/^https:/, 'diia:'))).toBe(keyOf(shown))
      expect(keyOf(other) === keyOf(shown)).toBe(other.replace(/^diia/, 'https') === shown.replace(/^diia/, 'https'))
    }),
  )
})
