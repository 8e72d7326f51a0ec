import { expect, test } from 'vitest'
import { markBeginnings } from './word-beginnings.ts'

const marked = (name: string, typed: string) =>
  markBeginnings(name, typed)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('')

test.each([
  ['Реєстрація місця проживання', 'реє міс', '[Реє]страція [міс]ця проживання'],
  ['Реєстрація місця проживання', 'прож рее', 'Реєстрація місця [прож]ивання'],
  ['Зняття з реєстрації', 'єстр', 'Зняття з реєстрації'],
  ['Допомога сім’ям', "сім'", 'Допомога [сім’]ям'],
  ['Витяг (повний)', 'вит пов', '[Вит]яг ([пов]ний)'],
  ['Видача витягу', 'в ви', '[Ви]дача [ви]тягу'],
  ['Реєстрація місця', 'ht vsc', '[Ре]єстрація [міс]ця'],
  ['Видача', '', 'Видача'],
  ['Видача', '  ', 'Видача'],
])('%s, typed «%s»', (name, typed, expected) => {
  expect(marked(name, typed)).toBe(expected)
})
