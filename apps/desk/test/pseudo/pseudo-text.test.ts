import { expect, test } from 'vitest'
import { plainText, pseudoMessages } from './pseudo-text.ts'
import { untranslated } from './untranslated.ts'

const words = pseudoMessages({
  title: 'Ready to scan',
  list: ['Copy'],
  late: (name: string) => `Late: ${name}`,
  count: (count: number) => `${count} ${count === 1 ? 'code' : 'codes'}`,
})

test('texts are longer, lists stay lists, and what is put into a text stays as it is', () => {
  expect(words.title).toBe('⟦Řëáďŷ ťö ščáň ~~~~~⟧')
  expect(words.list).toEqual(['⟦Čöpŷ~~⟧'])
  expect(words.late('Олена Test')).toContain('Олена Test')
  expect([words.count(1), words.count(2)].map(plainText)).toEqual(['1 code', '2 codes'])
})

test('the English text can be had again, also of a message in a message', () => {
  expect(plainText(words.late(words.title))).toBe('Late: Ready to scan')
  expect(plainText('Йосип Їжак, été')).toBe('Йосип Їжак, été')
})

test('tells what no message said, seen or not, and leaves data and other languages alone', () => {
  const page = document.createElement('main')
  page.innerHTML = `<h1 title="Close">${words.title}</h1> <p>${words.late('Олена')} 12:30</p>
    <button aria-label="Закрити">×</button> <b>Олена</b> <a lang="uk">Українська</a> <p>Ready: ${words.title}</p>`
  expect(untranslated(page, '{"name":"Олена"}')).toEqual(['Close', 'Закрити', `Ready: ${words.title}`])
})
