import { paths } from '@diia-desk/contract'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { FakeEventSource } from '../../test/support/fake-event-source.ts'
import {
  appeal,
  arrived,
  at,
  clerk,
  codes,
  documentRequest,
  moment,
  morning,
  passport,
  problem,
  qrLink,
  summary,
} from '../../test/support/fixtures.ts'
import { fakeReader } from '../../test/support/fake-reader.ts'
import { callsOf, expectNoAxeFaults, openWorkplace } from '../../test/support/render-app.tsx'

const copies = { mode: 'copies' } as const

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

test('a request waits, its package is verified, the copies open automatically', async () => {
  const waiting = documentRequest({ id: 'r-arrived', createdAt: at(-12), codeEndsAt: at(107) })
  const { bff } = await openWorkplace({ onRequest: () => waiting }, copies)
  fakeReader.read(qrLink)
  expect(await screen.findByRole('heading', { name: 'Чекаємо на відвідувача' })).toBeTruthy()
  expect(screen.getByRole('timer', { name: /^Код діятиме щонайбільше ще 1\sхвилину 47\sсекунд$/ }).textContent).toBe(
    '1:47',
  )
  expect(callsOf(bff, `POST ${paths.documentRequests}`).map(({ body }) => body)).toEqual([
    { qrcode: qrLink, input: 'camera' },
  ])

  bff.requests.set(waiting.id, { ...waiting, state: 'checking' })
  act(() => FakeEventSource.current.emit({ type: 'document-request', id: waiting.id, state: 'checking', window: '3' }))
  expect(await screen.findByRole('heading', { name: 'Перевіряємо підпис' })).toBeTruthy()

  bff.requests.set(waiting.id, arrived)
  act(() => FakeEventSource.current.emit({ type: 'document-request', id: waiting.id, state: 'arrived', window: '3' }))
  expect(await screen.findByRole('heading', { name: 'Копії отримано' })).toBeTruthy()
  expect(screen.getByText(/за 57 с/)).toBeTruthy()
  expect(screen.getByText('Порівняйте фото з людиною')).toBeTruthy()
  const frame = await screen.findByTitle(/^Копія документа: Паспорт громадянина України/)
  expect(frame.getAttribute('src')).toMatch(/^\/api\/document-copies\/c1\/pdf/)
  expect(frame.hasAttribute('sandbox')).toBe(false)
})

test('tabs: arrow keys move between documents; fields are copied one by one and all together', async () => {
  const { user } = await openWorkplace({ onRequest: () => arrived }, copies)
  fakeReader.read(qrLink)
  const tab = await screen.findByRole('tab', { name: 'Паспорт (ID-картка)' })
  await user.click(await screen.findByRole('button', { name: 'Копіювати: Прізвище' }))
  expect(await navigator.clipboard.readText()).toBe('Нечуй-Левицька-Костянтинопольська')
  await waitFor(() =>
    expect(
      screen
        .getAllByRole('status')
        .map(({ textContent }) => textContent)
        .join(),
    ).toContain('Скопійовано: Прізвище'),
  )
  await user.click(tab)
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'Картка платника податків' }).getAttribute('aria-selected')).toBe('true')
  await user.click(await screen.findByRole('button', { name: 'Копіювати все' }))
  expect(await navigator.clipboard.readText()).toContain('Дата видачі: 03.10.2009')
})

test('without a photo there is no reminder', async () => {
  const card = { ...passport, id: 'c2', type: 'taxpayer-card' }
  await openWorkplace({ onRequest: () => ({ ...arrived, copies: [summary(card)] }) }, copies)
  fakeReader.read(qrLink)
  await screen.findByRole('heading', { name: 'Копії отримано' })
  expect(screen.queryByText('Порівняйте фото з людиною')).toBeNull()
})

test('a type that is not known yet shows its PDF and its seal', async () => {
  const unknown = { ...passport, id: 'c9', type: 'veteran-card', fields: [] }
  await openWorkplace(
    { onRequest: () => ({ ...arrived, copies: [summary(unknown)] }), copies: new Map([['c9', unknown]]) },
    copies,
  )
  fakeReader.read(qrLink)
  expect(await screen.findByText(/Дія не передала окремих полів/)).toBeTruthy()
  expect(screen.getByTitle('Копія документа: Документ «veteran-card»')).toBeTruthy()
})

test('nothing of a package that was set aside is shown', async () => {
  const { bff } = await openWorkplace(
    { onRequest: () => documentRequest({ state: 'quarantined', quarantineReason: 'invalid-signature' }) },
    copies,
  )
  fakeReader.read(qrLink)
  expect(await screen.findByText('Підпис не відповідає вмісту')).toBeTruthy()
  expect(screen.getByText('Користуватися цими копіями не можна.')).toBeTruthy()
  expect(screen.queryByRole('tab')).toBeNull()
  expect(document.querySelector('iframe')).toBeNull()
  expect(bff.calls.some(({ call }) => call.includes('document-copies'))).toBe(false)
})

const warningOf = async () =>
  (await screen.findByText('Документи іншої особи')).closest<HTMLElement>('[role=alert]') as HTMLElement
const others = {
  ...arrived,
  id: 'r-other',
  copies: [
    {
      ...summary(passport),
      id: 'c1',
      requestId: 'r-other',
      holder: { last: 'Горобець', first: 'Іван', middle: 'Петрович' },
    },
  ],
}

test('copies of another person in one visit cause a warning, not an error', async () => {
  const answers = [arrived, others]
  const { user } = await openWorkplace({ onRequest: () => answers.shift() ?? others }, copies)
  fakeReader.read(qrLink)
  await screen.findByRole('heading', { name: 'Копії отримано' })
  expect(screen.queryByText('Документи іншої особи')).toBeNull()
  fakeReader.read(codes.first, 'ean-13')
  const warning = within(await warningOf())
  expect(
    warning.getByText(
      'Копії на ім’я: Горобець Іван Петрович. У роботі: Нечуй-Левицька-Костянтинопольська Олександра-Вікторія Теодозіївна.',
    ),
  ).toBeTruthy()
  expect(screen.getByRole('tab')).toBeTruthy()
  await expectNoAxeFaults()
  // For the next visitor there is nothing to compare with.
  await user.click(screen.getByRole('button', { name: /^Наступний відвідувач/ }))
  fakeReader.read(codes.second, 'ean-13')
  await screen.findByRole('heading', { name: 'Копії отримано' })
  expect(screen.queryByText('Документи іншої особи')).toBeNull()
})

test('copies of another person than the applicant of the open appeal cause a warning', async () => {
  const open = appeal({ id: 'a-open', details: { applicant: 'Ткач Марія Олегівна' }, applicantType: 'person' })
  const { user } = await openWorkplace(
    { onRequest: () => ({ ...others, appealId: open.id }), onRegisterAppeal: () => open },
    copies,
  )
  await user.keyboard('{F9}')
  await screen.findByRole('combobox', { name: 'Послуга' })
  await user.keyboard('00034')
  await screen.findByRole('option', { name: /Реєстрація місця проживання$/ })
  await user.keyboard('{Enter}')
  await screen.findByRole('textbox', { name: 'Заявник' })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: open.number })
  fakeReader.read(qrLink)
  const warning = within(await warningOf())
  expect(warning.getByText(/У роботі: Ткач Марія Олегівна/)).toBeTruthy()
  expect(warning.getByText(new RegExp(`Копії вже додано до звернення ${open.number}`))).toBeTruthy()
})

test('cancelled by the clerk', async () => {
  const waiting = documentRequest()
  const { bff, user } = await openWorkplace(
    { onRequest: () => waiting, onCancel: () => ({ ...waiting, state: 'cancelled' }) },
    copies,
  )
  fakeReader.read(qrLink)
  await user.click(await screen.findByRole('button', { name: 'Скасувати запит' }))
  expect(await screen.findByRole('heading', { name: 'Запит скасовано' })).toBeTruthy()
  expect(callsOf(bff, `POST ${paths.documentRequestCancellation(waiting.id)}`)).toHaveLength(1)
})

test('too late to cancel: a message, and the state is read again', async () => {
  const waiting = documentRequest()
  const { bff, user } = await openWorkplace(
    { onRequest: () => waiting, onCancel: () => problem('already-settled') },
    copies,
  )
  fakeReader.read(qrLink)
  const cancel = await screen.findByRole('button', { name: 'Скасувати запит' })
  bff.requests.set(waiting.id, { ...waiting, state: 'refused' })
  await user.click(cancel)
  expect(await screen.findByRole('heading', { name: 'Відвідувач відмовився' })).toBeTruthy()
})

test('for the next visitor a waiting request stays in the list, where it can be opened again', async () => {
  const waiting = documentRequest({ id: 'r-arrived', codeEndsAt: at(107) })
  const { bff, user } = await openWorkplace(
    { onRequest: () => waiting, today: { window: '3', items: [{ kind: 'document-request', request: waiting }] } },
    copies,
  )
  fakeReader.read(qrLink)
  await screen.findByRole('heading', { name: 'Чекаємо на відвідувача' })
  await user.keyboard('{Escape}')
  const list = within(screen.getByRole('region', { name: 'Запити сьогодні' }))
  expect((await list.findByRole('button', { name: /Чекаємо/ })).textContent).toContain('1:47')
  bff.requests.set(waiting.id, arrived)
  bff.today = { window: '3', items: [{ kind: 'document-request', request: arrived }] }
  act(() => FakeEventSource.current.emit({ type: 'document-request', id: waiting.id, state: 'arrived', window: '3' }))
  const row = await list.findByRole('button', { name: /Копії отримано/ })
  expect(row.textContent).toContain('Паспорт (ID-картка), картка платника податків')
  expect(row.textContent).toContain('Нечуй-Левицька-Костянтинопольська О.-В. Т.')
  await user.click(row)
  expect(await screen.findByRole('heading', { name: 'Копії отримано' })).toBeTruthy()
})

test('could not ask: F8 sends the kept code again', async () => {
  const answers = [documentRequest({ state: 'could-not-ask', failure: 'unreachable' }), documentRequest()]
  const { user } = await openWorkplace(
    { today: morning(), onRequest: () => answers.shift() ?? problem('internal') },
    copies,
  )
  fakeReader.read(qrLink)
  await screen.findByRole('heading', { name: 'Не вдалося надіслати запит' })
  await user.keyboard('{F8}')
  expect(await screen.findByRole('heading', { name: 'Чекаємо на відвідувача' })).toBeTruthy()
})

test('the retried request keeps its id: the bff sends it under the same one', async () => {
  const failed = documentRequest({ state: 'could-not-ask', failure: 'timeout' })
  const answers = [failed, { ...failed, state: 'waiting' as const, attempt: 2 }]
  const { user } = await openWorkplace(
    { session: clerk, onRequest: () => answers.shift() ?? problem('internal') },
    copies,
  )
  fakeReader.read(qrLink)
  await user.click(await screen.findByRole('button', { name: /Надіслати ще раз/ }))
  expect(await screen.findByRole('heading', { name: 'Чекаємо на відвідувача' })).toBeTruthy()
})
