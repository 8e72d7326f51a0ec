import { expect, test } from 'vitest'
import { mayBeSamePerson, holdersOf } from './same-person.ts'
import { passport, summary, taxpayerCard } from '../../../test/support/fixtures.ts'

test.each([
  ['Ткач Марія Олегівна', 'ТКАЧ  МАРІЯ ОЛЕГІВНА'],
  ['Ткач Марія Олегівна', 'Марія Ткач'],
  ['Ткач Марія Олегівна', 'Ткач М. О.'],
  ['В’юн Знам’янка', "В'юн Знамʼянка"],
  ['Їжак Йосип'.normalize('NFC'), 'Їжак Йосип'.normalize('NFD')],
  ['Нечуй-Левицька Олена', 'Нечуй - Левицька Олена'],
  // There is nothing to compare with.
  ['Ткач Марія', ''],
  ['Ткач Марія', 'TKACH MARIIA'],
])('%s and %s may be one person', (one, other) => {
  expect([mayBeSamePerson(one, other), mayBeSamePerson(other, one)]).toEqual([true, true])
})

test.each([
  ['Ткач Марія Олегівна', 'Ткач Микола Олегович'],
  ['Ткач Марія Олегівна', 'Бондар Марія Олегівна'],
  ['Ткач Марія', 'Ткаченко Марія'],
  ['Ткач Марія Олегівна', 'Бондар М. О.'],
])('%s and %s are two', (one, other) => {
  expect([mayBeSamePerson(one, other), mayBeSamePerson(other, one)]).toEqual([false, false])
})

test('a child’s certificate beside a passport is not taken for the visitor’s', () => {
  const child = {
    ...summary(taxpayerCard),
    id: 'c-child',
    type: 'birth-certificate',
    holder: { last: 'Горобець', first: 'Марія', middle: 'Іванівна' },
  }
  const own = 'Нечуй-Левицька-Костянтинопольська Олександра-Вікторія Теодозіївна'
  expect(holdersOf([child, summary(passport)])).toEqual([own])
  expect(holdersOf([child])).toEqual([])
})
