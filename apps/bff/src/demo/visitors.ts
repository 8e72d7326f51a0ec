// Invented people for invented appeals.
import type { ApplicantType } from '@diia-desk/contract'
import type { SeededRandom } from './seeded-random.ts'

const surnames = [
  'Горобець',
  'Костянець',
  'Нечуй',
  'Задунайський',
  'Яремко',
  'Щедрик',
  'Ґудзь',
  'Вербицька-Сад',
  'Журавель',
  'Полинюк',
  'Їжакевич',
  'Криниця',
  'Маківчук',
  'Осокір',
  'Рутвиця',
  'Тополинська',
  'Чебрець',
  'Хмелюк',
  'Барвінок',
  'Калинець',
] as const
const names = [
  ['Соломія', 'Юріївна'],
  ['Остап', 'Євгенович'],
  ['Олександра', 'Іванівна'],
  ['Ґеорґій', 'Петрович'],
  ['Вікторія', 'Теодозіївна'],
  ['Ростислав', 'Прокопович'],
  ['Зоряна', 'Миколаївна'],
  ['Лука', 'Андрійович'],
  ['Марія', 'Степанівна'],
  ['Северин', 'Богданович'],
  ['Уляна', 'Яківна'],
  ['Юхим', 'Орестович'],
] as const
const firms = [
  'ТОВ «Ясний колос»',
  'ПП «Криничка»',
  'ТОВ «Поле й луг»',
  'ГО «Тиха вулиця»',
  'ТОВ «Вигаданий двір»',
] as const

export function inventApplicant(random: SeededRandom, type: ApplicantType): string {
  if (type === 'legal') return random.one(firms)
  const [first, middle] = random.one(names)
  const person = `${random.one(surnames)} ${first} ${middle}`
  return type === 'fop' ? `ФОП ${person}` : person
}
