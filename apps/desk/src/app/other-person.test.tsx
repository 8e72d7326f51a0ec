import { paths } from '@diia-desk/contract'
import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { FakeEventSource } from '../../test/support/fake-event-source.ts'
import { appeal, at, clerk, manager, moment, qrLink, validation } from '../../test/support/fixtures.ts'
import { fakeReader } from '../../test/support/fake-reader.ts'
import { callsOf, openApp, openWorkplace } from '../../test/support/render-app.tsx'
import { openTabChannel } from '../lib/tabs.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

type User = Awaited<ReturnType<typeof openApp>>['user']
const notice = /^У\sцьому браузері змінився вхід$/

/** Another tab of this browser, where somebody signs in or out. */
function tellOfAnotherTab() {
  const tab = openTabChannel<'changed'>('session', () => undefined)
  tab.post('changed')
  tab.close()
}

async function signInAgain(user: User) {
  expect(screen.getByLabelText('Логін')).toHaveProperty('value', 'm.tkach')
  expect(screen.getByLabelText('Вікно')).toHaveProperty('value', '3')
  await user.type(screen.getByLabelText('Пароль'), 'correct horse{Enter}')
}

async function beginCorrection(bff: Awaited<ReturnType<typeof openApp>>['bff'], user: User) {
  bff.appeals.set('a-14', appeal({ id: 'a-14', allowed: ['corrected'] }))
  await user.type(await screen.findByLabelText(/^Примітка/), 'Передзвонити')
}

test('an action under another person’s session is refused; the form is kept and sent after the first person signs in again', async () => {
  const { bff, user } = await openApp({ session: clerk }, { path: '/journal/a-14?correct=service' })
  await beginCorrection(bff, user)
  // The manager has signed in in another tab, and this tab has not been notified.
  bff.session = manager
  bff.onChange = () => appeal({ id: 'a-14', allowed: ['corrected'] })
  await user.click(screen.getByRole('button', { name: 'Зберегти' }))
  expect(await screen.findByRole('heading', { name: notice })).toBeTruthy()
  expect(screen.getByText('Тепер у браузері працює: Ярослава Гончаренко, вікно 3.')).toBeTruthy()
  expect(document.body.textContent).toContain('Мирослава Ткач')
  expect(document.body.textContent).not.toContain('Передзвонити')
  expect(callsOf(bff, `POST ${paths.appealChanges('a-14')}`)).toHaveLength(1)

  bff.onSignIn = { ...clerk, id: 'clerk-2' }
  await signInAgain(user)
  expect(await screen.findByLabelText(/^Примітка/)).toHaveProperty('value', 'Передзвонити')
  await user.click(screen.getByRole('button', { name: 'Зберегти' }))
  await waitFor(() =>
    expect(callsOf(bff, `POST ${paths.appealChanges('a-14')}`).at(-1)?.body).toMatchObject({
      details: { note: 'Передзвонити' },
    }),
  )
})

test('after a sign-in in another tab this tab replaces its page at once and stops its stream and camera', async () => {
  const { bff } = await openWorkplace({ onCheck: () => validation() })
  fakeReader.read(qrLink)
  await screen.findByRole('heading', { name: 'Документ дійсний' })
  bff.session = manager
  tellOfAnotherTab()
  expect(await screen.findByRole('heading', { name: notice })).toBeTruthy()
  expect([FakeEventSource.current.readyState, fakeReader.live]).toEqual([FakeEventSource.CLOSED, 0])
  expect(screen.queryByText('Документ дійсний')).toBeNull()
})

test('a person who takes over the tab finds no data of the former one', async () => {
  const { bff, user } = await openApp({ session: clerk }, { path: '/journal/a-14?correct=service' })
  await beginCorrection(bff, user)
  bff.session = manager
  tellOfAnotherTab()
  await user.click(await screen.findByRole('button', { name: 'Продовжити як Ярослава Гончаренко' }))
  expect(await screen.findByRole('button', { name: /Ярослава Гончаренко/ })).toBeTruthy()
  expect(await screen.findByLabelText(/^Примітка/)).toHaveProperty('value', '')
})

test('the same person who signed in again in another tab continues here without a message', async () => {
  const { bff } = await openWorkplace()
  bff.session = { ...clerk, id: 'clerk-2' }
  const before = callsOf(bff, `GET ${paths.today}`).length
  tellOfAnotherTab()
  await waitFor(() => expect(FakeEventSource.current.url).toContain('clerk-2'))
  await waitFor(() => expect(callsOf(bff, `GET ${paths.today}`).length).toBeGreaterThan(before))
  expect(screen.queryByText(notice)).toBeNull()
})

test('signing out in another tab ends this session too', async () => {
  const { bff } = await openWorkplace()
  bff.session = null
  tellOfAnotherTab()
  expect(await screen.findByText('Сеанс завершено.')).toBeTruthy()
})

test('a tab that waits for its person is not taken over when another one signs in in another tab', async () => {
  const { bff, user } = await openApp({ session: clerk }, { path: '/journal/a-14?correct=service' })
  await beginCorrection(bff, user)
  bff.session = null
  act(() => FakeEventSource.current.fail('for-good'))
  await screen.findByText('Сеанс завершено.')
  bff.session = manager
  tellOfAnotherTab()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(screen.getByText('Сеанс завершено.')).toBeTruthy()
  bff.onSignIn = { ...clerk, id: 'clerk-2' }
  await user.type(screen.getByLabelText('Логін'), 'm.tkach')
  await user.type(screen.getByLabelText('Пароль'), 'correct horse{Enter}')
  expect(await screen.findByLabelText(/^Примітка/)).toHaveProperty('value', 'Передзвонити')
})

test('a warning is shown before the idle limit; any activity removes it', async () => {
  const { bff, user } = await openWorkplace({ session: { ...clerk, idleEndsAt: at(600) } })
  expect(screen.queryByText(/Сеанс завершиться/)).toBeNull()
  bff.session = { ...clerk, idleEndsAt: at(600) }
  vi.setSystemTime(moment + 500_000)
  expect(await screen.findByText(/^Сеанс завершиться о/)).toBeTruthy()
  bff.session = { ...clerk, idleEndsAt: at(500 + 1800) }
  await user.keyboard('{Shift}')
  await waitFor(() => expect(screen.queryByText(/^Сеанс завершиться о/)).toBeNull())
  expect(callsOf(bff, `POST ${paths.sessionActivity}`).length).toBeGreaterThan(0)
})

test('activity in another tab counts: the bff is asked and no warning is shown', async () => {
  const { bff } = await openWorkplace({ session: { ...clerk, idleEndsAt: at(600) } })
  bff.session = { ...clerk, idleEndsAt: at(2000) }
  vi.setSystemTime(moment + 478_000)
  const before = callsOf(bff, `GET ${paths.session}`).length
  await waitFor(() => expect(callsOf(bff, `GET ${paths.session}`).length).toBeGreaterThan(before))
  vi.setSystemTime(moment + 500_000)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(screen.queryByText(/^Сеанс завершиться о/)).toBeNull()
})
