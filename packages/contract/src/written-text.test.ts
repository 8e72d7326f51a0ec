import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appealDetailsSchema } from './appeals.ts'
import { newServiceSchema } from './services.ts'
import { toOneLine, normaliseLines } from './written-text.ts'

describe('a typed line', () => {
  it.each([
    ['Шевченко\tТарас\tГригорович', 'Шевченко Тарас Григорович'],
    [' Шевченко\r\n Тарас\u00a0 ', 'Шевченко Тарас'],
    ['Шевченко\u0007Тарас\u0000', 'Шевченко Тарас'],
    ['\u202aШевченко\u202c \u200bТарас\ufeff', 'Шевченко Тарас'],
    // A letter with a separate combining mark, as macOS writes file names.
    ['И\u0306ов Мар’яна-Ї', 'Йов Мар’яна-Ї'],
    ['', ''],
    ['\t', ''],
  ])('%j is %j', (text, line) => {
    expect(toOneLine(text)).toBe(line)
  })

  it('keeps line breaks where they are allowed', () => {
    expect(normaliseLines(' Довідка\tпро склад сім’ї\r\n\r\n\r\n\r\nКопія\u0007свідоцтва\u2028 \n')).toBe(
      'Довідка про склад сім’ї\n\nКопія свідоцтва',
    )
  })

  it('has no control character, and does not change when normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toOneLine(text)).not.toMatch(/\p{Cc}/u)
        expect(toOneLine(toOneLine(text))).toBe(toOneLine(text))
        expect(normaliseLines(text)).not.toMatch(/[^\P{Cc}\n]/u)
        expect(normaliseLines(normaliseLines(text))).toBe(normaliseLines(text))
      }),
    )
  })
})

it('appeals and services normalise their texts', () => {
  expect(
    appealDetailsSchema.parse({ applicant: 'Шевченко\tТарас', phone: '050\t111', note: 'а\tб\nв', reason: 'г\tґ\nд' }),
  ).toEqual({ applicant: 'Шевченко Тарас', phone: '050 111', note: 'а б\nв', reason: 'г ґ\nд' })
  expect(newServiceSchema.shape.name.parse('Реєстрація\tмісця\nпроживання')).toBe('Реєстрація місця проживання')
  expect(appealDetailsSchema.safeParse({ applicant: '\ud800' }).success).toBe(false)
})
