import { paths } from '@diia-desk/contract'
import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { administrator, clerk, moment, problem } from '../../../test/support/fixtures.ts'
import { callsOf, openApp } from '../../../test/support/render-app.tsx'
import { catalogue, catalogueItem, nursery, residence } from '../../../test/support/services.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

const bff = {
  session: administrator,
  onCatalogue: catalogue,
  onCatalogueItem: (id: string) => catalogueItem(id) ?? problem('not-found'),
  onServices: () => ({ items: [{ ...residence, found: 'match' as const }], total: 1 }),
}

test('lists by kind, searches, and opens a service beside the list', async () => {
  const { user } = await openApp(bff, { path: '/services' })
  const list = within(await screen.findByRole('region', { name: 'Список послуг' }))
  expect((await list.findAllByRole('row')).length).toBe(9)
  await user.type(list.getByRole('textbox', { name: 'Пошук' }), 'шлюб')
  expect(await list.findByText('Знайдено: 1')).toBeTruthy()
  expect((await list.findByText('шлюб', { selector: 'mark' })).closest('a')?.textContent).toBe(
    'Державна реєстрація шлюбу',
  )
  await user.click(list.getByRole('button', { name: 'Очистити пошук' }))
  await user.click(list.getByRole('link', { name: /Без коду/ }))
  expect(await list.findByText('3 звернення без коду')).toBeTruthy()
  await user.click(list.getByRole('link', { name: nursery.name }))
  expect(location.search).toBe('?list=unmapped&service=svc-local')
  const panel = within(await screen.findByRole('complementary', { name: 'Вибрана послуга' }))
  expect(await panel.findByText('3 робочі дні')).toBeTruthy()
  await user.click(panel.getByRole('button', { name: 'Закрити послугу' }))
  expect(await screen.findByRole('complementary', { name: /^Оновлення/ })).toBeTruthy()
})

test('a code is checked, named and saved; the merged service is opened', async () => {
  const { bff: fake, user } = await openApp(
    { ...bff, onServiceChange: () => residence },
    { path: '/services?list=unmapped&service=svc-local' },
  )
  const code = await screen.findByRole('textbox', { name: 'Код реєстру' })
  await user.type(code, '0003')
  await user.click(screen.getByRole('button', { name: 'Зберегти' }))
  expect(await screen.findByText('Код має рівно п’ять цифр.')).toBeTruthy()
  expect(document.activeElement).toBe(code)
  expect(fake.calls.filter(({ call }) => call.startsWith('PATCH'))).toEqual([])

  await user.type(code, '4')
  expect(await screen.findByText(/У реєстрі це «Реєстрація місця проживання»/)).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: 'Свідоцтво про народження' }))
  await user.click(screen.getByRole('button', { name: 'Зберегти' }))
  expect(await screen.findByText('00034 · Місце проживання · З реєстру послуг')).toBeTruthy()
  expect((await screen.findAllByText(/^Збережено. Послугу об’єднано з.00034$/)).length).toBeGreaterThan(0)
  expect(callsOf(fake, `PATCH ${paths.service('svc-local')}`).map(({ body }) => body)).toEqual([
    { code: '00034', localNumber: '14-13', documents: ['internal-passport'] },
  ])
})

test('a service of the register keeps its code; a number in use is refused', async () => {
  const { bff: fake, user } = await openApp(
    { ...bff, onServiceChange: () => problem('number-taken') },
    { path: '/services?service=svc-34' },
  )
  const number = await screen.findByRole('textbox', { name: /^Номер/ })
  expect(screen.queryByRole('textbox', { name: 'Код реєстру' })).toBeNull()
  await user.clear(number)
  await user.type(number, '14-13')
  await user.click(screen.getByRole('button', { name: 'Зберегти' }))
  expect(await screen.findByText(/Цей номер уже має інша послуга/)).toBeTruthy()
  expect(number).toHaveProperty('value', '14-13')
  expect(callsOf(fake, `PATCH ${paths.service('svc-34')}`).map(({ body }) => body)).toEqual([
    { localNumber: '14-13', documents: ['internal-passport', 'taxpayer-card'] },
  ])
})

test('adds a service of the centre with its term', async () => {
  const { bff: fake, user } = await openApp({ ...bff, onServiceAdd: () => nursery }, { path: '/services' })
  await user.click(await screen.findByRole('button', { name: 'Додати послугу' }))
  const panel = within(await screen.findByRole('complementary', { name: 'Нова послуга центру' }))
  await user.click(panel.getByRole('button', { name: 'Додати послугу' }))
  expect(await panel.findByText(/Введіть назву/)).toBeTruthy()
  await user.type(panel.getByRole('textbox', { name: 'Назва' }), 'Прокат візків')
  await user.selectOptions(panel.getByRole('combobox', { name: 'Строк надання' }), 'робочих днів')
  await user.clear(panel.getByRole('textbox', { name: 'Скільки' }))
  await user.type(panel.getByRole('textbox', { name: 'Скільки' }), '2')
  await user.click(panel.getByRole('button', { name: 'Додати послугу' }))
  expect(await screen.findByRole('complementary', { name: 'Вибрана послуга' })).toBeTruthy()
  expect(callsOf(fake, `POST ${paths.services}`).map(({ body }) => body)).toEqual([
    { name: 'Прокат візків', documents: [], duration: { type: 'working-days', value: 2 } },
  ])
})

test('a clerk has no such section, and its address requests nothing', async () => {
  const { bff: fake } = await openApp({ ...bff, session: clerk }, { path: '/services' })
  expect(await screen.findByRole('heading', { name: 'Цей розділ для системного адміністратора' })).toBeTruthy()
  expect(within(screen.getByRole('navigation')).queryByText('Послуги')).toBeNull()
  expect(callsOf(fake, `GET ${paths.catalogue}`)).toEqual([])
})
