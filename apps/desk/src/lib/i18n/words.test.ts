import { afterEach, expect, test } from 'vitest'
import { reloadPreferences, setPreference } from '../preferences.ts'
import { joinShortWords, joinInMessages } from './typography.ts'

test('no-break spaces are inserted where a line must not end', () => {
  expect(joinShortWords('Дія підтвердила його о 10:42, вікно 3, у центрі')).toBe(
    'Дія підтвердила його о\u00a010:42, вікно\u00a03, у\u00a0центрі',
  )
  expect(joinShortWords('Дія не відповіла за 10 секунд')).toBe('Дія не відповіла за 10\u00a0секунд')
  expect(joinInMessages({ list: ['о 9:00'], make: (time: string) => `о ${time}` }).make('9:00')).toBe('о\u00a09:00')
})

afterEach(() => {
  localStorage.clear()
  reloadPreferences()
})

test('an invalid stored value does not affect the other settings', () => {
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
