import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figuresByService } from '@diia-desk/contract'
import { expect, it } from 'vitest'
import { loyaltyOf } from './quarter-report.ts'
import { belongsTo, defaultRulesFile, readQuarterlyRules } from './quarterly-rules.ts'

const rules = readQuarterlyRules()

it.each([
  ['num_services_residence', '00034', 'Реєстрація місця проживання'],
  ['num_services_residence', '00037', undefined],
  ['num_services_residence', undefined, 'РЕЄСТРАЦІЯ МІСЦЯ ПРОЖИВАННЯ ДИТИНИ ДО 14 РОКІВ'],
  [undefined, undefined, 'Видача довідки про реєстрацію місця проживання (реєстрація місця проживання)'],
  ['num_services_passport', '90004', 'Оформлення та видача паспорта громадянина України (ID-картки) вперше'],
  ['num_services_passport', '90007', 'Вклеювання фотокартки в паспорт після досягнення 25 або 45 років'],
  [undefined, '90031', 'Видача будівельного паспорта забудови земельної ділянки'],
  ['num_services_vehicle', '90034', 'Обмін посвідчення водія'],
  ['num_services_vehicle', '90035', 'Державна реєстрація (перереєстрація) транспортного засобу'],
  ['num_acts_services', '90010', 'Державна реєстрація розірвання шлюбу за заявою подружжя без дітей'],
  ['num_acts_services', '90011', 'Видача повторного свідоцтва про народження'],
  [undefined, '90023', 'Державна реєстрація створення юридичної особи'],
  ['num_dzk_services', '00100', 'Державна реєстрація земельної ділянки'],
  [
    'num_dzk_services',
    '90025',
    'Надання відомостей з Державного земельного кадастру у формі витягу про земельну ділянку',
  ],
  [undefined, '90027', 'Зміна цільового призначення земельної ділянки'],
  [undefined, undefined, undefined],
])('puts into %s: %s %s', (figure, code, name) => {
  const found = figuresByService.filter((one) =>
    belongsTo(rules, one, { ...(code !== undefined && { code }), ...(name !== undefined && { name }) }),
  )
  expect(found).toEqual(figure === undefined ? [] : [figure])
})

it.each([
  [{}, undefined, true],
  [{ 10: 3, 9: 1 }, 100, true],
  [{ 0: 40 }, -100, false],
  [{ 10: 20, 8: 10, 7: 5, 6: 5, 0: 5 }, 22, false],
])('%o gives the index %s', (ratings, index, few) => {
  expect(loyaltyOf(ratings, rules)).toMatchObject({ few, ...(index !== undefined && { index }) })
  expect('index' in loyaltyOf(ratings, rules)).toBe(index !== undefined)
})

it('reports what is wrong with a file of rules', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-rules-'))
  const file = join(folder, 'rules.json')
  expect(() => readQuarterlyRules(file)).toThrow(/^QUARTERLY_RULES: is not a readable JSON file/)
  for (const [change, fault] of [
    [{ loyalty: { supportersFrom: 6, criticsUpTo: 6, fewRatings: 30 } }, /loyalty: criticsUpTo must be less/],
    [{ refusalsCount: 'no' }, /refusalsCount/],
    [{ extra: 1 }, /extra/],
  ] as const) {
    await writeFile(file, JSON.stringify({ ...rules, ...change }))
    expect(() => readQuarterlyRules(file)).toThrow(fault)
  }
  await writeFile(file, JSON.stringify({ ...rules, refusalsCount: true }))
  expect(readQuarterlyRules(file)).toMatchObject({ refusalsCount: true })
  expect(readQuarterlyRules(defaultRulesFile)).toEqual(rules)
  await rm(folder, { recursive: true })
})
