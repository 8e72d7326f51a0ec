import { type DocumentCopies, forSession, paths } from '@diia-desk/contract'
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { clerk, day, manager, moment, problem } from '../../../test/support/fixtures.ts'
import { callsOf, openApp } from '../../../test/support/render-app.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

test('the list of a day by pages; each page is requested once', async () => {
  const asked: string[] = []
  const onList = (query: URLSearchParams): DocumentCopies => {
    asked.push(query.toString())
    return query.has('cursor')
      ? { ...day, items: day.items.slice(3) }
      : { ...day, items: day.items.slice(0, 3), nextCursor: 'after-3' }
  }
  const { user } = await openApp({ session: manager, onList }, { path: '/copies' })
  const list = within(await screen.findByRole('region', { name: 'Список копій' }))
  expect((await list.findAllByRole('link')).length).toBe(3)
  expect(list.getByText('6 копій за день')).toBeTruthy()
  await user.click(list.getByRole('button', { name: 'Показати ще' }))
  expect(await list.findByText('Яремко-Щедрий Їжак Єлисейович')).toBeTruthy()
  expect(list.getAllByRole('link').length).toBe(6)
  expect(list.queryByRole('button', { name: 'Показати ще' })).toBeNull()
  expect(asked).toEqual(['day=2026-11-16', 'day=2026-11-16&cursor=after-3'])
})

test('a copy opens beside the list, also by its address, and closes', async () => {
  const { user } = await openApp({ session: manager, onList: () => day }, { path: '/copies' })
  const link = (await screen.findAllByRole('link', { name: /Нечуй-Левицька-Костянтинопольська/ }))[0]
  if (link === undefined) throw new Error('no copy')
  await user.click(link)
  const copy = within(await screen.findByRole('article', { name: 'Відкрита копія' }))
  expect(
    await copy.findByRole('heading', { name: 'Нечуй-Левицька-Костянтинопольська Олександра-Вікторія Теодозіївна' }),
  ).toBeTruthy()
  expect(copy.getByText('КНЕДП «Дія»')).toBeTruthy()
  expect(copy.getByRole('link', { name: 'Контейнер підпису' }).getAttribute('href')).toBe(
    forSession(paths.documentCopyContainer('c1'), manager.id),
  )
  expect(location.search).toBe('?copy=c1')
  expect(link.getAttribute('aria-current')).toBe('true')
  await user.click(copy.getByRole('button', { name: 'Закрити копію' }))
  expect(await screen.findByText('Виберіть копію зі списку')).toBeTruthy()
})

test('a copy that was received without a request says so', async () => {
  const [first, second, ...others] = day.items
  if (first === undefined || second === undefined) throw new Error('no copies')
  const { requestId: _, clerk: _clerk, window: _window, ...byItself } = first
  const { clerk: _unknown, ...ofWindow } = second
  const items = [byItself, { ...ofWindow, window: '9' }, ...others]
  await openApp({ session: manager, onList: () => ({ ...day, items }) }, { path: '/copies' })
  const links = await screen.findAllByRole('link', { name: /Паспорт|картк|посвідчення/i })
  expect(links[0]?.textContent).toContain('надійшла без запиту')
  expect(links[1]?.textContent).toMatch(/вікно\s9$/)
})

test('days: previous, next, chosen; none after today', async () => {
  const asked: (string | null)[] = []
  const onList = (query: URLSearchParams) => {
    asked.push(query.get('day'))
    return { ...day, day: query.get('day') ?? '' }
  }
  const { user } = await openApp({ session: manager, onList }, { path: '/copies' })
  expect(await screen.findByRole('button', { name: 'Наступний день' })).toHaveProperty('disabled', true)
  await user.click(screen.getByRole('button', { name: 'Попередній день' }))
  expect(await screen.findByDisplayValue('2026-11-15')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('День'), { target: { value: '2026-10-31' } })
  expect(await screen.findByDisplayValue('2026-10-31')).toBeTruthy()
  await vi.waitFor(() => expect(asked).toEqual(['2026-11-16', '2026-11-15', '2026-10-31']))
})

test('a failed list says what to do and can be loaded again', async () => {
  const { bff, user } = await openApp({ session: manager, onList: () => problem('internal') }, { path: '/copies' })
  await screen.findByText(/Не вдалося показати список/)
  bff.onList = () => day
  await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }))
  expect((await screen.findAllByText(/Нечуй-Левицька/)).length).toBeGreaterThan(0)
})

test('a clerk has no section of copies, and its address requests nothing', async () => {
  const { bff } = await openApp({ session: clerk, onList: () => day }, { path: '/copies' })
  expect(await screen.findByRole('heading', { name: 'Цей розділ для керівника' })).toBeTruthy()
  expect(within(screen.getByRole('navigation')).queryByText('Копії')).toBeNull()
  expect(callsOf(bff, `GET ${paths.documentCopies}`)).toEqual([])
})
