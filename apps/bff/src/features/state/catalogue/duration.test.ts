import { expect, it } from 'vitest'
import { readDuration, readTerm } from './duration.ts'

it.each([
  ['30 календарних днів', 'calendar-days', 30],
  ['10 робочих днів', 'working-days', 10],
  ['до 5 робочих днів', 'working-days', 5],
  ['Протягом 1 робочого дня', 'working-days', 1],
  ['протягом одного місяця', 'month', 1],
  ['у місячний строк', 'month', 1],
  ['В місячний термін з дня подання', 'month', 1],
  ['2 місяці', 'month', 2],
  ['3 (трьох) робочих днів', 'working-days', 3],
  ['п’яти робочих днів', 'working-days', 5],
  ['15 днів', 'calendar-days', 15],
  ['у день звернення', 'calendar-days', 0],
  ['У день подання заяви', 'calendar-days', 0],
  ['невідкладно', 'calendar-days', 0],
] as const)('reads «%s»', (text, type, value) => {
  expect(readTerm(text)).toEqual({ type, value })
})

it.each([
  'протягом 24 годин після надходження документів, крім вихідних',
  '10 робочих днів, а прискорено – 3 робочі дні',
  '5-10 робочих днів',
  'у строк, визначений законодавством',
  'дні прийому: понеділок, середа',
  '',
])('leaves «%s» as it is', (text) => {
  expect(readTerm(text)).toBeUndefined()
})

it('uses type and value where they are meaningful, and the words otherwise', () => {
  expect(readDuration({ type: 'Робочі дні', value: 7, verbose: '10 календарних днів' })).toEqual({
    type: 'working-days',
    value: 7,
  })
  expect(readDuration({ type: 'calendar_days', value: 0 })).toEqual({ type: 'calendar-days', value: 0 })
  expect(readDuration({ type: 'у місячний строк', value: 1 })).toEqual({ type: 'month', value: 1 })
  expect(readDuration({ type: '3', value: 7, verbose: '10 календарних днів' })).toEqual({
    type: 'calendar-days',
    value: 10,
  })
  expect(readDuration({ type: 'Робочі дні', value: 2.5, verbose: 'як домовлено' })).toBeUndefined()
})
