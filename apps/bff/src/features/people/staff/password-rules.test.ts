import { expect, it } from 'vitest'
import { faultOfPassword } from './password-rules.ts'

const person = { login: 'm.tkach', name: 'Мирослава Ткач-Яворівська' }

it.each([
  ['чотирнадцять14', 'too-short'],
  // Fifteen characters, although more code units: length is counted as people see it.
  ['🌻'.repeat(14), 'too-short'],
  ['x'.repeat(257), 'too-long'],
  ['passwordpassword', 'too-common'],
  ['пароль пароль пароль', 'too-close'],
  ['1111111111111111', 'too-common'],
  ['123456789012345', 'too-common'],
  ['abcdefghijklmnopq', 'too-common'],
  ['йцукенйцукенйцукен', 'too-common'],
  // «passwordpassword» with the Ukrainian layout on.
  ['зфііцщквзфііцщкв', 'too-common'],
  ['мирослава-ткач-2026', 'too-close'],
  // The same with the English layout on.
  ['vbhjckfdf-nrfx-2026', 'too-close'],
  ['Diia-Desk-Ukraine-2026', 'too-close'],
  ['m.tkach.m.tkach!!', 'too-close'],
] as const)('refuses %s: %s', async (password, fault) => {
  expect(await faultOfPassword(password, person)).toBe(fault)
})

it.each([
  'п’ять синіх відер води',
  'correct horse battery staple',
  'мирослава любить стиглі груші',
  'kHq8-vTz2-Lw5e-Rn3',
  '   пробіли  з  країв   ',
  'ллллл дуже довгий пароль ллллл',
])('takes %s', async (password) => {
  expect(await faultOfPassword(password, person)).toBeUndefined()
})
