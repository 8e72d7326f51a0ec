import { reportWords, testPullSteps } from '@diia-desk/contract'
import { afterEach, expect, test } from 'vitest'
import type { Moment } from '../../features/monitoring/moment.ts'
import { reloadPreferences, setPreference } from '../preferences.ts'
import { pluralUk } from './plural.ts'
import { tie, tieAll } from './typography.ts'

/** Every file of words, so that none is forgotten. Each exports its words alone. */
const files = {
  uk: import.meta.glob<object>('/src/**/messages.uk.ts', { eager: true }),
  en: import.meta.glob<object>('/src/**/messages.en.ts', { eager: true }),
}

const features: [string, unknown, unknown][] = [
  ...Object.entries(files.uk).map(([file, uk]): [string, unknown, unknown] => {
    const en = files.en[file.replace('.uk.ts', '.en.ts')]
    return [file.replace(/^\/src\/|\/messages\.uk\.ts$/g, ''), Object.values(uk)[0], en && Object.values(en)[0]]
  }),
  ['tables of reports', reportWords.uk, reportWords.en],
]

/** Calls of the functions that have more to say than for a number and words. */
const calls: Partial<Record<string, unknown[][]>> = {
  money: [['120.00']],
  hryvnias: [['120.00']],
  when: (['today', 'yesterday', 'other'] satisfies Moment['day'][]).map((day) => [
    { day, date: '16.11', time: '9:58' } satisfies Moment,
  ]),
  took: [[2], [2000], [200_000]],
  yourWindows: [[[]], [['3']], [['3', '4']]],
  okFact: testPullSteps.map((step) => [step, '7']),
}

/** Every text with its path; a function is tried with a number and a word where each may stand. */
function texts(messages: unknown, path = ''): [string, string][] {
  if (typeof messages === 'string') return [[path, messages]]
  if (typeof messages === 'function')
    return (calls[path] ?? [[2, '7', '7']]).flatMap((values) =>
      texts(messages(...values), `${path}(${values.map((value) => JSON.stringify(value)).join(', ')})`),
    )
  return Object.entries(messages ?? {}).flatMap(([key, value]) => texts(value, path === '' ? key : `${path}.${key}`))
}

test.each(features)('%s: the two languages have the same messages and none is empty', (_, uk, en) => {
  expect(texts(en).map(([path]) => path)).toEqual(texts(uk).map(([path]) => path))
  // A function that was tried with what it can't take tells nothing.
  expect(
    [...texts(uk), ...texts(en)].filter(([, text]) => text.trim() === '' || /undefined|NaN|\[object/.test(text)),
  ).toEqual([])
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
  expect(tie('Дія підтвердила його о 10:42, вікно 3, у центрі')).toBe(
    'Дія підтвердила його о\u00a010:42, вікно\u00a03, у\u00a0центрі',
  )
  expect(tie('Дія не відповіла за 10 секунд')).toBe('Дія не відповіла за 10\u00a0секунд')
  expect(tieAll({ list: ['о 9:00'], make: (time: string) => `о ${time}` }).make('9:00')).toBe('о\u00a09:00')
})

test.each([
  [1, '1 запит'],
  [3, '3 запити'],
  [5, '5 запитів'],
  [11, '11 запитів'],
  [22, '22 запити'],
  [111, '111 запитів'],
])('%i', (count, text) => {
  expect(pluralUk(count, 'запит', 'запити', 'запитів')).toBe(text)
})

afterEach(() => {
  localStorage.clear()
  reloadPreferences()
})

test('preferences survive whatever stands in the storage, each by itself', () => {
  for (const kept of ['', 'null', '[]', '{"locale":"en","theme":"pink","camera":7}', '{']) {
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
