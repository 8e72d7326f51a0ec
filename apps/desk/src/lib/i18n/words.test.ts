import { reportWords } from '@diia-desk/contract'
import { afterEach, expect, test } from 'vitest'
import { appEn } from '../../app/messages.en.ts'
import { appUk } from '../../app/messages.uk.ts'
import { componentsEn } from '../../components/messages.en.ts'
import { componentsUk } from '../../components/messages.uk.ts'
import { deskEn } from '../../features/desk/messages.en.ts'
import { deskUk } from '../../features/desk/messages.uk.ts'
import { documentCopiesEn } from '../../features/document-copies/messages.en.ts'
import { documentCopiesUk } from '../../features/document-copies/messages.uk.ts'
import { documentRequestsEn } from '../../features/document-requests/messages.en.ts'
import { documentRequestsUk } from '../../features/document-requests/messages.uk.ts'
import { reportsEn } from '../../features/reports/messages.en.ts'
import { reportsUk } from '../../features/reports/messages.uk.ts'
import { scannerEn } from '../../features/scanner/messages.en.ts'
import { scannerUk } from '../../features/scanner/messages.uk.ts'
import { sessionEn } from '../../features/session/messages.en.ts'
import { sessionUk } from '../../features/session/messages.uk.ts'
import { validationsEn } from '../../features/validations/messages.en.ts'
import { validationsUk } from '../../features/validations/messages.uk.ts'
import { commonEn } from '../messages.en.ts'
import { commonUk } from '../messages.uk.ts'
import { reloadPreferences, setPreference } from '../preferences.ts'
import { pluralUk } from './plural.ts'
import { tie, tieAll } from './typography.ts'

/** Every text with its path; a function is tried with a number and a word where each may stand. */
function texts(messages: unknown, path = ''): [string, string][] {
  if (typeof messages === 'string') return [[path, messages]]
  if (typeof messages === 'function') return [[`${path}()`, String(messages(2, '7', '7'))]]
  return Object.entries(messages ?? {}).flatMap(([key, value]) => texts(value, path === '' ? key : `${path}.${key}`))
}

const features: [string, unknown, unknown][] = [
  ['common', commonUk, commonEn], ['components', componentsUk, componentsEn], ['app', appUk, appEn], ['session', sessionUk, sessionEn], ['desk', deskUk, deskEn], ['scanner', scannerUk, scannerEn],
  ['validations', validationsUk, validationsEn], ['document-requests', documentRequestsUk, documentRequestsEn], ['document-copies', documentCopiesUk, documentCopiesEn], ['reports', reportsUk, reportsEn], ['tables of reports', reportWords.uk, reportWords.en],
]

test.each(features)('%s: the two languages have the same messages and none is empty', (_, uk, en) => {
  expect(texts(en).map(([path]) => path)).toEqual(texts(uk).map(([path]) => path))
  expect([...texts(uk), ...texts(en)].filter(([, text]) => text.trim() === '')).toEqual([])
})

test.each(features)('%s: Ukrainian is written as Ukrainian', (_, uk) => {
  for (const [path, text] of texts(uk)) {
    // Straight apostrophes and quotes, letters of another alphabet's language, blame and shouting.
    expect(text, path).not.toMatch(/['"ыэъё!]/i)
    // A Latin letter that looks like a Cyrillic one inside a word.
    expect(text, path).not.toMatch(/[а-яіїєґ][a-z]|[a-z][а-яіїєґ]/i)
  }
})

test('what must not be parted is tied', () => {
  expect(tie('Дія підтвердила його о 10:42, вікно 3, у центрі')).toBe('Дія підтвердила його о\u00a010:42, вікно\u00a03, у\u00a0центрі')
  expect(tie('Дія не відповіла за 10 секунд')).toBe('Дія не відповіла за 10\u00a0секунд')
  expect(tieAll({ list: ['о 9:00'], make: (time: string) => `о ${time}` }).make('9:00')).toBe('о\u00a09:00')
})

test.each([[1, '1 запит'], [3, '3 запити'], [5, '5 запитів'], [11, '11 запитів'], [22, '22 запити'], [111, '111 запитів']])('%i', (count, text) => {
  expect(pluralUk(count, 'запит', 'запити', 'запитів')).toBe(text)
})

afterEach(() => {
  localStorage.clear()
  reloadPreferences()
})

test('preferences survive whatever stands in the storage, each by itself', () => {
  for (const kept of ['', 'null', '[]', '{"locale":"en","theme":"pink","camera":7}', '{'] ) {
    localStorage.setItem('diia-desk.preferences', kept)
    expect(() => reloadPreferences()).not.toThrow()
  }
  localStorage.setItem('diia-desk.preferences', '{"locale":"en","theme":"pink"}')
  reloadPreferences()
  expect(document.documentElement.lang).toBe('en')
  expect(document.documentElement.dataset['theme']).toBeUndefined()
  setPreference('theme', 'contrast')
  expect(document.documentElement.dataset['theme']).toBe('contrast')
})
