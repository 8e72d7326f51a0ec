import { paths } from '@diia-desk/contract'
import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { clerk, moment, problem } from '../../../test/support/fixtures.ts'
import { profile } from '../../../test/support/profile-fixtures.ts'
import { callsOf, openApp } from '../../../test/support/render-app.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

const open = (given: Parameters<typeof openApp>[0] = {}) =>
  openApp({ session: clerk, profile, ...given }, { path: '/profile' })
const long = 'п’ять синіх відер води'

async function openForm(given: Parameters<typeof openApp>[0] = {}) {
  const app = await open(given)
  const card = within(await screen.findByRole('region', { name: 'Пароль' }))
  await app.user.click(card.getByRole('button', { name: 'Змінити' }))
  return { ...app, card, current: card.getByLabelText('Теперішній пароль'), next: card.getByLabelText('Новий пароль') }
}

test('is reached from the person’s menu', async () => {
  const { user } = await openApp({ session: clerk, profile }, { path: '/' })
  await user.click(await screen.findByRole('button', { name: 'Налаштування: Мирослава Ткач' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Мій профіль' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Мирослава Ткач' })).toBeTruthy()
  expect(await screen.findByText(/^Змінено 04\.05\.2026\./)).toBeTruthy()
})

test('a session on another computer is ended by one press', async () => {
  const { bff, user } = await open()
  const card = within(await screen.findByRole('region', { name: 'Відкриті сеанси' }))
  expect(card.getByText('Вікно 3, цей екран')).toBeTruthy()
  const end = card.getByRole('button', { name: /^Завершити сеанс, вікно\s1$/u })
  bff.profile = { ...profile, sessions: profile.sessions.slice(0, 1) }
  await user.click(end)
  expect(await card.findByText('Більше ніде ви не ввійшли.')).toBeTruthy()
  expect(callsOf(bff, `POST ${paths.sessionEnds}`).map(({ body }) => body)).toEqual([{ ids: ['s2'] }])
})

test('all others are ended together, and a failure says that they are still open', async () => {
  const more = {
    ...profile,
    sessions: [...profile.sessions, { ...profile.sessions[1], id: 's3', window: '2' } as never],
  }
  const { bff, user } = await open({ profile: more, onSessionEnds: () => problem('internal') })
  await user.click(await screen.findByRole('button', { name: 'Завершити інші' }))
  expect(await screen.findByText('Не вдалося завершити сеанс, він досі відкритий.')).toBeTruthy()
  expect(callsOf(bff, `POST ${paths.sessionEnds}`).map(({ body }) => body)).toEqual([{ ids: ['s2', 's3'] }])
})

test('a new password is sent with the present one, and the form forgets both', async () => {
  const { bff, user, card, current, next } = await openForm()
  expect(document.activeElement).toBe(current)
  await user.type(current, 'demo-clerk')
  await user.type(next, 'закороткий')
  expect(card.getByText('10 знаків із 15')).toBeTruthy()
  await user.click(card.getByRole('button', { name: 'Змінити пароль' }))
  expect(card.getByText(/^Пароль закороткий/)).toBeTruthy()
  expect(callsOf(bff, `PUT ${paths.profilePassword}`)).toEqual([])
  await user.clear(next)
  await user.click(next)
  await user.paste(long)
  await user.click(card.getByRole('button', { name: 'Змінити пароль' }))
  expect(await card.findByText(/^Пароль змінено/)).toBeTruthy()
  expect(callsOf(bff, `PUT ${paths.profilePassword}`).map(({ body }) => body)).toEqual([
    { current: 'demo-clerk', next: long },
  ])
  await user.click(card.getByRole('button', { name: 'Змінити' }))
  expect(card.getByLabelText<HTMLInputElement>('Новий пароль').value).toBe('')
})

test.each([
  ['current', 'wrong-password', 'Теперішній пароль неправильний.'],
  ['next', 'unchanged', 'Це той самий пароль.'],
  ['next', 'too-common', 'Такий пароль підбирають першим. Виберіть інший.'],
  ['next', 'too-close', /^У паролі майже немає нічого/],
] as const)('a refusal is shown at its field: %s %s', async (field, code, text) => {
  const { user, card, current, next } = await openForm({
    onPasswordChange: () => problem('invalid-input', { errors: [{ field, code }] }),
  })
  await user.type(current, 'demo-clerk')
  await user.type(next, long)
  await user.click(card.getByRole('button', { name: 'Змінити пароль' }))
  expect((await card.findByText(text)).closest('[role=alert]')).toBeTruthy()
  expect((field === 'current' ? current : next).getAttribute('aria-invalid')).toBe('true')
  expect((next as HTMLInputElement).value).toBe(long)
  expect(document.activeElement).toBe(field === 'current' ? current : next)
})

test('the passwords can be shown', async () => {
  const { user, card, next } = await openForm()
  expect(next.getAttribute('type')).toBe('password')
  await user.click(card.getByLabelText('Показати паролі'))
  expect(next.getAttribute('type')).toBe('text')
})
