// Codes as Diia issues them, and as they arrive with a wrong keyboard layout. For tests only.
import fc from 'fast-check'
import { checkDigit } from '../document-number.ts'

export const link =
  'https://diia.app/documents/internal-passport/5f0d2a1c-6a3e-4c0a-9a55-0c6e4d3f2b1a/verify/0d9f1c57-6f0b-4b6e-8a55-3f2b1a0c6e4d'

/** One of these characters. */
export function characters(of: string): fc.Arbitrary<string> {
  return fc.constantFrom(...Array.from(of))
}

/** All numbers that Diia can issue. */
export const anyNumber = fc
  .integer({ min: 100_000_000_000, max: 999_999_999_999 })
  .map((number) => `${number}${checkDigit(String(number))}`)

const types = [
  'internal-passport',
  'foreign-passport',
  'driver-license',
  'taxpayer-card',
  'student-id-card',
  'birth-certificate',
]
const documentId = fc.oneof(
  fc.uuid(),
  fc.string({ unit: characters('0123456789abcdef'), minLength: 24, maxLength: 24 }),
  fc.constantFrom('20000213-01467-2016-05-12', 'AB-104527_2.1', '%D0%86-%D0%91%D0%9A'),
)

/** All links that a phone can show. */
export const anyLink = fc
  .tuple(fc.constantFrom('https', 'diia'), fc.constantFrom(...types), documentId, fc.uuid({ version: 4 }))
  .map(([scheme, type, id, otp]) => `${scheme}://diia.app/documents/${type}/${id}/verify/${otp}`)

/** The Windows ЙЦУКЕН layout by physical key, without and with Shift; the Latin letter on the left names the key. */
const keys: readonly (readonly [us: string, ukrainian: string, russian: string])[] = [
  ['qQ', 'йЙ', 'йЙ'],
  ['wW', 'цЦ', 'цЦ'],
  ['eE', 'уУ', 'уУ'],
  ['rR', 'кК', 'кК'],
  ['tT', 'еЕ', 'еЕ'],
  ['yY', 'нН', 'нН'],
  ['uU', 'гГ', 'гГ'],
  ['iI', 'шШ', 'шШ'],
  ['oO', 'щЩ', 'щЩ'],
  ['pP', 'зЗ', 'зЗ'],
  ['[{', 'хХ', 'хХ'],
  [']}', 'їЇ', 'ъЪ'],
  ['aA', 'фФ', 'фФ'],
  ['sS', 'іІ', 'ыЫ'],
  ['dD', 'вВ', 'вВ'],
  ['fF', 'аА', 'аА'],
  ['gG', 'пП', 'пП'],
  ['hH', 'рР', 'рР'],
  ['jJ', 'оО', 'оО'],
  ['kK', 'лЛ', 'лЛ'],
  ['lL', 'дД', 'дД'],
  [';:', 'жЖ', 'жЖ'],
  ['\'"', 'єЄ', 'эЭ'],
  ['zZ', 'яЯ', 'яЯ'],
  ['xX', 'чЧ', 'чЧ'],
  ['cC', 'сС', 'сС'],
  ['vV', 'мМ', 'мМ'],
  ['bB', 'иИ', 'иИ'],
  ['nN', 'тТ', 'тТ'],
  ['mM', 'ьЬ', 'ьЬ'],
  [',<', 'бБ', 'бБ'],
  ['.>', 'юЮ', 'юЮ'],
  ['/?', '.,', '.,'],
  ['1!', '1!', '1!'],
  ['2@', '2"', '2"'],
  ['3#', '3№', '3№'],
  ['4$', '4;', '4;'],
  ['5%', '5%', '5%'],
  ['6^', '6:', '6:'],
  ['7&', '7?', '7?'],
  ['8*', '8*', '8*'],
  ['9(', '9(', '9('],
  ['0)', '0)', '0)'],
  ['-_', '-_', '-_'],
  ['=+', '=+', '=+'],
]

export const layouts = ['us', 'ukrainian', 'russian'] as const
export type Layout = (typeof layouts)[number]

/** What a computer types when a scanner presses the keys of a US keyboard for this text. */
export function typedBy(text: string, layout: Layout, capsLock: boolean): string {
  return Array.from(text, (wanted) => {
    const key = keys.find(([us]) => us.includes(wanted))
    if (key === undefined) return wanted
    const pair = key[layouts.indexOf(layout)] ?? key[0]
    const shifted = key[0][1] === wanted
    // Caps Lock changes only the letters of this layout.
    const isLetter = pair[0]?.toUpperCase() === pair[1]
    return pair[shifted !== (capsLock && isLetter) ? 1 : 0] ?? wanted
  }).join('')
}
