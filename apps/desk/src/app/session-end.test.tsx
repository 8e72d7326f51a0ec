import { paths, type Session } from '@diia-desk/contract'
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { FakeEventSource } from '../../test/support/fake-event-source.ts'
import { at, clerk, day, manager, moment, morning, problem, qrLink, validation } from '../../test/support/fixtures.ts'
import { fakeReader } from '../../test/support/fake-reader.ts'
import { callsOf, openApp, openWorkplace } from '../../test/support/render-app.tsx'
import { openTabChannel } from '../lib/tabs.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

async function signInAgain(user: Awaited<ReturnType<typeof openApp>>['user']) {
  await user.type(await screen.findByLabelText('Логін'), 'm.tkach')
  await user.type(screen.getByLabelText('Пароль'), 'correct horse')
  await user.keyboard('{Enter}')
}

test('the session ended while a code was sent: the reason, and after sign-in the same stage with the same code', async () => {
  const { bff, user } = await openWorkplace({ onSignIn: clerk, onCheck: () => validation() })
  bff.session = null
  fakeReader.read(qrLink)
  expect(await screen.findByText('Сеанс завершено.')).toBeTruthy()
  await signInAgain(user)
  await user.click(await screen.findByRole('button', { name: /Перевірити ще раз/ }))
  expect(await screen.findByRole('heading', { name: 'Документ дійсний' })).toBeTruthy()
})

test('after sign-in the same page is open again', async () => {
  const { bff, user } = await openApp(
    { session: manager, onSignIn: manager, onList: () => day },
    { path: '/copies?day=2026-11-10' },
  )
  await screen.findByRole('heading', { name: 'Копії' })
  bff.session = null
  act(() => FakeEventSource.current.emit({ type: 'resync' }))
  expect(await screen.findByText('Сеанс завершено.')).toBeTruthy()
  await signInAgain(user)
  expect(await screen.findByDisplayValue('2026-11-10')).toBeTruthy()
})

test('another person finds an empty stage', async () => {
  const { bff, user } = await openWorkplace({
    onSignIn: { ...clerk, staff: { ...clerk.staff, id: 'other' } },
    onCheck: () => validation(),
  })
  fakeReader.read(qrLink)
  await screen.findByRole('heading', { name: 'Документ дійсний' })
  bff.session = null
  act(() => FakeEventSource.current.emit({ type: 'resync' }))
  await screen.findByText('Сеанс завершено.')
  await signInAgain(user)
  expect(await screen.findByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
})

test('after signing out no ended session is mentioned and the stage is empty', async () => {
  const { bff, user } = await openWorkplace({ onSignIn: clerk, onCheck: () => validation() })
  fakeReader.read(qrLink)
  await screen.findByRole('heading', { name: 'Документ дійсний' })
  await user.click(screen.getByRole('button', { name: 'Вийти' }))
  await screen.findByRole('heading', { name: 'Вхід для працівників' })
  expect(callsOf(bff, `DELETE ${paths.session}`)).toHaveLength(1)
  expect(screen.queryByText('Сеанс завершено.')).toBeNull()
  await signInAgain(user)
  expect(await screen.findByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
})

test('the reason for the end is given only as far as it is known', async () => {
  const ends = async (session: Partial<Session>, news?: 'signed-out') => {
    const { bff } = await openApp({ session: { ...clerk, ...session } })
    await screen.findByRole('heading', { name: 'Готово до зчитування' })
    bff.session = null
    if (news === undefined) act(() => FakeEventSource.current.emit({ type: 'resync' }))
    else {
      const tab = openTabChannel<string>('session', () => undefined)
      tab.post(news)
      tab.close()
    }
    const note = await screen.findByText('Сеанс завершено.')
    const text = note.parentElement?.textContent.replaceAll('\u00a0', ' ')
    cleanup()
    return text
  }
  const past = at(-1)
  expect(await ends({})).toMatch(/^Сеанс завершено\. Минув його строк або доступ змінив системний адміністратор\./)
  expect(await ends({ idleEndsAt: past })).toMatch(/^Сеанс завершено\. Довго не було дій\./)
  expect(await ends({}, 'signed-out')).toMatch(/^Сеанс завершено\. Ви вийшли в іншій вкладці\./)
})

test('a stream that ends for good reveals a lost session', async () => {
  const { bff } = await openWorkplace()
  bff.session = null
  act(() => FakeEventSource.current.fail('for-good'))
  expect(await screen.findByText('Сеанс завершено.')).toBeTruthy()
})

test('an event updates the list; a lost connection is shown after three seconds, and everything is read again afterwards', async () => {
  const { bff } = await openWorkplace()
  expect(await screen.findByText('Сьогодні ще нічого не зчитували.')).toBeTruthy()
  bff.today = morning()
  act(() => FakeEventSource.current.emit({ type: 'validation', id: 'v', outcome: 'valid', window: '3' }))
  expect(await screen.findByText('10 запитів')).toBeTruthy()

  const before = callsOf(bff, `GET ${paths.today}`).length
  bff.isUp = false
  act(() => FakeEventSource.current.fail('passing'))
  expect(screen.queryByText('Немає зв’язку з сервером центру')).toBeNull()
  expect(await screen.findByText('Немає зв’язку з сервером центру', undefined, { timeout: 4000 })).toBeTruthy()
  bff.isUp = true
  act(() => FakeEventSource.current.open())
  await waitFor(() => expect(screen.queryByText('Немає зв’язку з сервером центру')).toBeNull())
  await waitFor(() => expect(callsOf(bff, `GET ${paths.today}`).length).toBeGreaterThan(before + 1))
})

test('without events the screens poll', async () => {
  const { bff } = await openWorkplace()
  expect(await screen.findByText('Сьогодні ще нічого не зчитували.')).toBeTruthy()
  act(() => FakeEventSource.current.fail('passing'))
  await waitFor(() => expect(callsOf(bff, `GET ${paths.today}`).length).toBeGreaterThan(1))
  bff.today = morning()
  expect(await screen.findByText('10 запитів', undefined, { timeout: 8000 })).toBeTruthy()
})

test('a refused stream is opened again', async () => {
  await openWorkplace()
  const first = FakeEventSource.current
  act(() => first.fail('for-good'))
  await waitFor(() => expect(FakeEventSource.current).not.toBe(first), { timeout: 3000 })
})

test('an invalid response is shown as a message, not as an empty page', async () => {
  await openApp({ session: clerk, today: problem('internal') })
  expect(await screen.findByText(/Не вдалося показати список/)).toBeTruthy()
})
