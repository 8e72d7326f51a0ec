import { checkDigit } from '@diia-desk/contract/gate'
import bwip from 'bwip-js/node'
import type { Random } from './random.ts'

/**
 * The codes as the two apps draw them, iOS QR of level M and Code 128, Android QR of level L and EAN-13; and thirteen
 * digits in Code 128 as other encoders write them.
 */
export const symbologies = ['qr-ios', 'qr-android', 'code128-ios', 'ean13-android', 'code128-other'] as const
export type Symbology = (typeof symbologies)[number]

/** Dark modules of a square, row by row, or the widths of bars and spaces in turn. */
export type Pattern =
  | { readonly kind: 'square'; readonly side: number; readonly dark: readonly boolean[] }
  | { readonly kind: 'bars'; readonly widths: readonly number[] }

export interface ShownCode {
  readonly symbology: Symbology
  readonly text: string
  readonly pattern: Pattern
}

/** A code that nobody was given. `index` chooses the encoder where there are several. */
export function inventCode(symbology: Symbology, index: number, random: Random): ShownCode {
  const text = symbology.startsWith('qr') ? inventLink(random) : inventNumber(random)
  return { symbology, text, pattern: encoders[symbology](text, index) }
}

const documentTypes = [
  'internal-passport',
  'foreign-passport',
  'driver-license',
  'taxpayer-card',
  'student-id-card',
  'birth-certificate',
]

function inventLink(random: Random): string {
  const some = (signs: string, count: number): string =>
    Array.from({ length: count }, () => signs.charAt(random.below(signs.length))).join('')
  const hex = (count: number): string => some('0123456789abcdef', count)
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-${some('89ab', 1)}${hex(3)}-${hex(12)}`
  const id = random.either([
    uuid,
    () => hex(24),
    () => `${some('0123456789', 8)}-${some('0123456789', 5)}-2016-05-12`,
  ])()
  return `https://diia.app/documents/${random.either(documentTypes)}/${id}/verify/${uuid()}`
}

function inventNumber(random: Random): string {
  const twelve = String(Math.floor(random.between(1e11, 1e12)))
  return `${twelve}${checkDigit(twelve)}`
}

const encoders: Readonly<Record<Symbology, (text: string, index: number) => Pattern>> = {
  'qr-ios': (text) => encode({ bcid: 'qrcode', text, eclevel: 'M' }),
  'qr-android': (text) => encode({ bcid: 'qrcode', text, eclevel: 'L' }),
  'code128-ios': (text) => encode({ bcid: 'code128', text }),
  'ean13-android': (text) => encode({ bcid: 'ean13', text }),
  'code128-other': (text, index) =>
    encode({ bcid: 'code128', text: otherEncoders[index % otherEncoders.length]!(text), raw: true }),
}

/** Symbol values (ISO/IEC 15417), the check symbol and the stop left to bwip-js. */
const [startA, startB, startC, toC, toA, digitInAB] = [103, 104, 105, 99, 101, 16] as const
const single = (digit: string): number => digitInAB + Number(digit)
const pairs = (digits: string): number[] => (digits.match(/../g) ?? []).map(Number)
const written = (values: readonly number[]): string =>
  values.map((value) => `^${String(value).padStart(3, '0')}`).join('')

const otherEncoders: readonly ((text: string) => string)[] = [
  (text) => written([startB, single(text.slice(0, 1)), toC, ...pairs(text.slice(1))]),
  (text) => written([startB, ...Array.from(text, single)]),
  (text) => written([startA, single(text.slice(0, 1)), toC, ...pairs(text.slice(1))]),
  (text) => written([startC, ...pairs(text.slice(0, 12)), toA, single(text.slice(12))]),
]

function encode(options: { bcid: string; text: string; eclevel?: string; raw?: boolean }): Pattern {
  // oxlint-disable-next-line import/no-named-as-default-member -- the named `raw` is a symbology of that name
  const [encoded] = bwip.raw(options)
  if (encoded === undefined) throw new Error(`No ${options.bcid} can be made of this text`)
  if ('pixs' in encoded) return { kind: 'square', side: encoded.pixx, dark: encoded.pixs.map((pixel) => pixel === 1) }
  return { kind: 'bars', widths: encoded.sbs }
}
