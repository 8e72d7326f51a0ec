import { asTypedOnUkrainianKeys, asTypedOnUsKeys, passwordCharacters, passwordLength } from '@diia-desk/contract'
import type { FieldErrorCode } from '@diia-desk/contract'

/** Words that an attacker on a centre tries before others. */
const ownWords = [
  'diia',
  'дія',
  'diiadesk',
  'cnap',
  'цнап',
  'пароль',
  'адміністратор',
  'administrator',
  'україна',
  'ukraine',
  'qwerty',
]

/** A password must have at least so many characters that are not part of a known word. */
const minOfItsOwn = 8

/**
 * Why a password cannot be chosen; undefined when it can. NIST SP 800-63B-4, 3.1.1.2 and ASVS 5.0, 6.2: length, a list
 * of common passwords, words of the context. There are no rules of composition.
 *
 * @param person whose names are known to anyone at the centre
 */
export async function faultOfPassword(
  password: string,
  person: { login: string; name: string },
): Promise<FieldErrorCode | undefined> {
  const length = passwordCharacters(password)
  if (length < passwordLength.min) return 'too-short'
  if (length > passwordLength.max) return 'too-long'
  const text = comparable(password)
  const readings = [text, ...asTypedOnUsKeys(text), asTypedOnUkrainianKeys(text) ?? text].map(comparable)
  const common = await commonPasswords()
  if (readings.some((reading) => common.has(reading) || isRepeated(reading, common))) return 'too-common'
  const words = [...ownWords, ...person.login.split(/[.\-_@]+/u), ...person.name.split(/[\s\-’'ʼ]+/u)]
    .map(comparable)
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length)
  if (readings.some((reading) => withoutWords(reading, words) < minOfItsOwn)) return 'too-close'
  return undefined
}

function comparable(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('uk').trim()
}

/** «passwordpassword», «1111111111111111», «abcabcabcabcabc», «123456789012345». */
function isRepeated(text: string, common: ReadonlySet<string>): boolean {
  const characters = Array.from(text)
  if (new Set(characters).size < 5) return true
  const codes = characters.map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0))
  if (steps.filter((step) => step === 1).length > steps.length * 0.8) return true
  for (let length = 1; length <= characters.length / 2; length++) {
    const piece = characters.slice(0, length).join('')
    if (characters.length % length === 0 && piece.repeat(characters.length / length) === text)
      return length < minOfItsOwn || common.has(piece)
  }
  return false
}

/** How many characters are left when the words, digits and punctuation are taken out. */
function withoutWords(text: string, words: readonly string[]): number {
  let rest = text
  let found = false
  for (const word of words) {
    if (!rest.includes(word)) continue
    found = true
    rest = rest.replaceAll(word, '')
  }
  return found ? new Set(rest.replaceAll(/[\p{P}\p{S}\s\d]/gu, '')).size : Number.POSITIVE_INFINITY
}

let loading: Promise<ReadonlySet<string>> | undefined

/** 49,000 passwords; 17 ms to load, so only when somebody chooses one. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  return loading
}
