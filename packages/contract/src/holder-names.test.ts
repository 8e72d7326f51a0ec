import { expect, it } from 'vitest'
import { fullName, isNoPatronymic, isNoValue, nameWithInitials, cleanFullName } from './holder-names.ts'
import { tidyText } from './tidy-text.ts'

const placeholders = [
  '',
  ' ',
  '\t',
  '-',
  '--',
  ' - ',
  '–',
  '—',
  '‐',
  '−',
  '_',
  '...',
  '***',
  'Не вказано',
  'НЕ ВКАЗАНО',
  'не  вказано.',
  'не зазначено',
  'н/д',
  'null',
]
const onlyForPatronymics = ['немає', 'Немає', 'НЕМА', 'відсутнє', 'Відсутній', 'без по батькові']

it.each(placeholders)('%j is no value', (text) => {
  expect([isNoValue(text), isNoPatronymic(text)]).toEqual([true, true])
})

it.each(onlyForPatronymics)('%j is no patronymic, and may be a surname', (text) => {
  expect([isNoValue(text), isNoPatronymic(text)]).toEqual([false, true])
  expect(fullName({ last: text, first: 'Ярина', middle: text })).toBe(`${text} Ярина`)
})

it.each(['Тарасівна', 'Мар’яна-Їванна', 'Ян', 'О', 'Неля', 'Немайко', 'Нулл', 'огли'])('%j is a name', (text) => {
  expect([isNoValue(text), isNoPatronymic(text)]).toEqual([false, false])
})

it.each([
  [
    { last: 'Нечуй-Левицька', first: 'Олександра-Вікторія', middle: 'Теодозіївна' },
    'Нечуй-Левицька О.-В. Т.',
    'Нечуй-Левицька Олександра-Вікторія Теодозіївна',
  ],
  [{ last: 'Ґудзь', first: 'Їжак', middle: '' }, 'Ґудзь Ї.', 'Ґудзь Їжак'],
  [{ last: 'Ґудзь', first: 'Їжак'.normalize('NFD'), middle: '—' }, 'Ґудзь Ї.', 'Ґудзь Їжак'],
  [{ last: '', first: 'Євген', middle: '' }, 'Є.', 'Євген'],
  [{ last: 'Левицька', first: 'Мар’яна-Їванна', middle: '-' }, 'Левицька М.-Ї.', 'Левицька Мар’яна-Їванна'],
  [{ last: 'Левицька', first: 'Мар’яна‑їванна', middle: 'Не вказано' }, 'Левицька М.-Ї.', 'Левицька Мар’яна‑їванна'],
  [{ last: 'Левицька', first: 'Анна-', middle: 'немає' }, 'Левицька А.', 'Левицька Анна-'],
  [{ last: 'Коваль\t', first: ' \u200FЯн ', middle: '\n' }, 'Коваль Я.', 'Коваль Ян'],
])('shortens %o to %s', (name, short, whole) => {
  expect(nameWithInitials(name)).toBe(short)
  expect(fullName(name)).toBe(whole)
})

it('keeps a dash that is not at the end of a full name', () => {
  expect(cleanFullName('Гончарук  Северин -')).toBe('Гончарук Северин')
  expect(cleanFullName('Гончарук Северин Не вказано')).toBe('Гончарук Северин')
  expect(cleanFullName('Нечуй - Левицький Ян')).toBe('Нечуй - Левицький Ян')
})

it('turns any text into one line', () => {
  expect(tidyText('  Коваль\tЯрина\r\n\u0000\u0085Тарасівна\u00A0 ')).toBe('Коваль Ярина Тарасівна')
  expect(tidyText('Ян\u202Eка\u00AD')).toBe('Янка')
  expect(tidyText('Їжак'.normalize('NFD'))).toBe('Їжак')
})
