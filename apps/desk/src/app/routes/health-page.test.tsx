import { paths } from '@diia-desk/contract'
import { act, screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { FakeEventSource } from '../../../test/support/fake-event-source.ts'
import { administrator, clerk, manager, moment, problem } from '../../../test/support/fixtures.ts'
import { callsOf, openApp } from '../../../test/support/render-app.tsx'
import { healthy, nearlyFull, troubled } from '../../../test/support/system-health-fixtures.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

const open = (given: Parameters<typeof openApp>[0]) =>
  openApp({ session: administrator, ...given }, { path: '/system' })

test('the start page of an administrator', async () => {
  await openApp({ session: administrator }, { path: '/' })
  expect(await screen.findByRole('heading', { name: 'Стан системи' })).toBeTruthy()
  expect(location.pathname).toBe('/system')
  const nav = within(screen.getByRole('navigation', { name: 'Розділи' }))
  expect(nav.getByRole('link', { name: 'Стан системи' }).getAttribute('aria-current')).toBe('page')
  expect(nav.queryByText('Робоче місце')).toBeNull()
})

test('each problem: what happened, whether anything was lost, what to do', async () => {
  await open({ systemHealth: troubled })
  const todo = within(await screen.findByRole('region', { name: 'Що зробити: 7' }))
  expect(todo.getByText('На диску немає місця')).toBeTruthy()
  expect(
    todo.getByText(
      'Усе прийняте збережено. Нових копій не приймаємо й не підтверджуємо: можливо, їх доведеться запитати ще раз.',
    ),
  ).toBeTruthy()
  expect(todo.getByText('Звільніть місце або додайте диск. Далі робота відновиться сама.')).toBeTruthy()
  expect(todo.getByText('Пошкоджено файл прийнятого пакета')).toBeTruthy()
  expect(todo.getByText('Годинник сервера відстає на 6 хв')).toBeTruthy()
  expect(todo.getByText('Немає файлів, про які знає база: 1')).toBeTruthy()
  expect(todo.getByText('Файли, про які база не знає: 3')).toBeTruthy()
  expect(todo.getByText('За добу не прийнято: 2 пакети')).toBeTruthy()
})

test('a package without a request is listed without window and kind of code', async () => {
  const [first] = troubled.setAside.items
  if (first === undefined) throw new Error('none is set aside')
  const { requestId: _, window: _window, way: _way, ...byItself } = first
  await open({ systemHealth: { ...troubled, setAside: { total: 1, items: [byItself] } } })
  const [, row] = within(await screen.findByRole('table')).getAllByRole('row')
  expect(within(row as HTMLElement).getByText('без запиту')).toBeTruthy()
  expect(row?.textContent).not.toMatch(/вікно|кодом/)
})

test('a package can be checked again if its reason may disappear', async () => {
  const { bff, user } = await open({ systemHealth: troubled })
  const rows = within(await screen.findByRole('table'))
    .getAllByRole('row')
    .slice(1)
  expect(rows.map((row) => within(row).queryByRole('button') !== null)).toEqual([true, true, false, false])
  expect(rows.map(({ textContent }) => textContent).join()).not.toMatch(/Нечуй/)
  await user.click(within(rows[0] as HTMLElement).getByRole('button', { name: /^Перевірити ще раз/ }))
  expect(callsOf(bff, `POST ${paths.packageReexamination('p120')}`)).toHaveLength(1)
  await vi.waitFor(() =>
    expect(
      screen
        .getAllByRole('status')
        .map(({ textContent }) => textContent)
        .join(),
    ).toContain('Пакет перевіряємо ще раз'),
  )
  bff.onLookAgain = () => problem('already-settled')
  await user.click(within(rows[1] as HTMLElement).getByRole('button', { name: /^Перевірити ще раз/ }))
  expect(await screen.findByText(/Пакет уже перевірено/)).toBeTruthy()
})

test('an event updates the page and the top bar of every page', async () => {
  const { bff } = await openApp({ session: administrator }, { path: '/services' })
  await screen.findByRole('link', { name: 'Стан системи' })
  expect(screen.queryByText('Диск майже заповнено')).toBeNull()
  bff.systemHealth = nearlyFull
  act(() => FakeEventSource.current.emit({ type: 'system-health' }))
  expect((await screen.findByRole('link', { name: 'Диск майже заповнено' })).getAttribute('href')).toBe('/system')
  bff.systemHealth = healthy
  act(() => FakeEventSource.current.emit({ type: 'system-health' }))
  await vi.waitFor(() => expect(screen.queryByText('Диск майже заповнено')).toBeNull())
})

test.each([clerk, manager])('nobody else asks for it', async (session) => {
  const { bff } = await openApp({ session, systemHealth: troubled }, { path: '/system' })
  await screen.findByRole('heading', { name: 'Цей розділ для системного адміністратора' })
  expect(callsOf(bff, `GET ${paths.systemHealth}`)).toEqual([])
})
