import { paths } from '@diia-desk/contract'
import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { at, centre, clerk, demo, moment, problem } from '../../../test/support/fixtures.ts'
import { callsOf, openApp } from '../../../test/support/render-app.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

const session = `POST ${paths.session}`

async function fill(user: Awaited<ReturnType<typeof openApp>>['user'], login: string, password: string) {
  await user.type(await screen.findByLabelText('Логін'), login)
  await user.type(screen.getByLabelText('Пароль'), password)
}

test('after sign-in the clerk is at the page of the address', async () => {
  const { bff, user } = await openApp({ onSignIn: clerk })
  await fill(user, ' m.tkach ', 'correct horse')
  await user.selectOptions(screen.getByLabelText('Вікно'), '2')
  await user.click(screen.getByRole('button', { name: 'Увійти' }))
  expect(await screen.findByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
  expect(callsOf(bff, session)).toEqual([
    { call: session, body: { login: 'm.tkach', password: 'correct horse', window: '2' }, header: '1' },
  ])
})

test('the window is remembered, the password is not', async () => {
  const { user } = await openApp({ onSignIn: clerk }, { liked: { window: '2' } })
  expect(await screen.findByDisplayValue('Вікно 2')).toBeTruthy()
  await fill(user, 'm.tkach', 'correct horse')
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'Готово до зчитування' })
  expect(Object.values(localStorage).join()).not.toContain('correct horse')
})

test('an empty field is reported at the field and nothing is sent', async () => {
  const { bff, user } = await openApp()
  await user.click(await screen.findByRole('button', { name: 'Увійти' }))
  expect(screen.getByRole('alert').textContent).toBe('Уведіть логін.')
  expect(document.activeElement).toBe(screen.getByLabelText('Логін'))
  expect(screen.getByLabelText('Логін').getAttribute('aria-invalid')).toBe('true')
  expect(callsOf(bff, session)).toEqual([])
})

test('wrong credentials: attempts left, and the keyboard layout when the password has Cyrillic letters', async () => {
  const { user } = await openApp({ onSignIn: problem('wrong-credentials', { attemptsLeft: 1 }) })
  await fill(user, 'm.tkach', 'ьлфср')
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Логін або пароль не підходить. Пароль уведено українською розкладкою, перевірте її. Лишилася 1\u00a0спроба.',
  )
})

test('a window that is not assigned: the assigned ones are named and the first is selected; the password stays', async () => {
  const { bff, user } = await openApp(
    { onSignIn: problem('window-not-given', { windows: ['2', '3'] }) },
    { liked: { window: '1' } },
  )
  await fill(user, 'm.tkach', 'correct horse')
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent.replaceAll('\u00a0', ' ')).toBe(
    'Вам не надано вікно 1. Ваші вікна: 2, 3. Виберіть потрібне й увійдіть ще раз.',
  )
  expect(screen.getByLabelText('Вікно')).toBe(document.activeElement)
  bff.onSignIn = clerk
  await user.click(screen.getByRole('button', { name: 'Увійти' }))
  expect(await screen.findByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
  expect(callsOf(bff, session).map(({ body }) => body)).toEqual(
    ['1', '2'].map((window) => ({ login: 'm.tkach', password: 'correct horse', window })),
  )
})

test('no window assigned: whom to ask', async () => {
  const { user } = await openApp({ onSignIn: problem('window-not-given', { windows: [] }) }, { liked: { window: '1' } })
  await fill(user, 'm.tkach', 'correct horse')
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent.replaceAll('\u00a0', ' ')).toBe(
    'Вам ще не надано жодного вікна. Його надасть системний адміністратор.',
  )
})

test('Caps Lock is reported', async () => {
  const { user } = await openApp({ onSignIn: problem('wrong-credentials') })
  await fill(user, 'm.tkach', 'X')
  await user.keyboard('{CapsLock}Y{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('Увімкнено Caps Lock.')
})

test('blocked: until when; a person unblocked earlier can try again', async () => {
  const { bff, user } = await openApp({ onSignIn: problem('locked-out', { retryAt: at(15 * 60) }) })
  await fill(user, 'm.tkach', 'wrong')
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('Спробуйте о\u00a010:57')
  await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }))
  expect(callsOf(bff, session)).toHaveLength(2)
  await screen.findByRole('alert')
  vi.setSystemTime(moment + 15 * 60_000 + 1000)
  expect(await screen.findByRole('button', { name: 'Увійти' }, { timeout: 3000 })).toHaveProperty('disabled', false)
})

test('another person can sign in while one is blocked', async () => {
  const { bff, user } = await openApp({ onSignIn: problem('locked-out', { retryAt: at(15 * 60) }) })
  await fill(user, 'm.tkach', 'wrong')
  await user.keyboard('{Enter}')
  await screen.findByRole('button', { name: 'Спробувати ще раз' })
  await user.clear(screen.getByLabelText('Логін'))
  await user.type(screen.getByLabelText('Логін'), 'b.yaremchuk')
  await user.click(screen.getByRole('button', { name: 'Увійти' }))
  expect(callsOf(bff, session)).toHaveLength(2)
})

test('new computers are blocked: which ones work, and until when', async () => {
  const { user } = await openApp({ onSignIn: problem('too-many-requests', { retryAt: at(15 * 60) }) })
  await fill(user, 'm.tkach', 'x')
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Вхід із нових комп’ютерів зупинено через багато невдалих спроб. Там, де ви вже входили, вхід працює. Тут спробуйте о\u00a010:57.',
  )
  expect(screen.getByRole('button', { name: 'Спробувати ще раз' })).toBeTruthy()
})

test('other sign-ins are being checked: a message, and the button stays', async () => {
  const { bff, user } = await openApp({ onSignIn: problem('sign-in-busy', { retryAt: at(2) }) })
  await fill(user, 'm.tkach', 'x')
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Сервер перевіряє інші входи. Нічого не втрачено. Натисніть «Увійти» за кілька секунд.',
  )
  await user.click(screen.getByRole('button', { name: 'Увійти' }))
  expect(callsOf(bff, session)).toHaveLength(2)
})

test('the server cannot be reached: a message with what to do', async () => {
  const { user } = await openApp({ onSignIn: 'offline' })
  await fill(user, 'm.tkach', 'correct horse')
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent).toMatch(/Немає зв’язку з\u00a0?\s?сервером центру/)
})

test('the password can be shown and hidden', async () => {
  const { user } = await openApp()
  const field = await screen.findByLabelText('Пароль')
  await user.click(screen.getByRole('button', { name: 'Показати пароль' }))
  expect(field.getAttribute('type')).toBe('text')
  await user.click(screen.getByRole('button', { name: 'Сховати пароль' }))
  expect(field.getAttribute('type')).toBe('password')
})

test('the demonstration offers its staff; a click fills in the form', async () => {
  const { user } = await openApp({ centre: { ...centre, ...(demo && { demo }) } })
  const box = within(await screen.findByRole('region', { name: 'Демонстрація' }))
  await user.click(box.getByRole('button', { name: /ya.honcharenko/ }))
  expect(screen.getByLabelText('Логін')).toHaveProperty('value', 'ya.honcharenko')
  expect(screen.getByLabelText('Пароль')).toHaveProperty('value', 'desk-demo-manager')
  expect(box.getByRole('link', { name: 'Телефон відвідувача' }).getAttribute('href')).toBe(
    'http://localhost:4010/phone',
  )
})

test('language, contrast and text size can be chosen before sign-in, and are kept', async () => {
  const { user } = await openApp()
  await user.click(await screen.findByRole('button', { name: 'Контраст' }))
  await user.click(screen.getByRole('button', { name: 'Більший текст' }))
  await user.click(screen.getByRole('button', { name: 'English' }))
  expect(await screen.findByRole('heading', { name: 'Staff sign-in' })).toBeTruthy()
  const { dataset, lang } = document.documentElement
  expect([dataset['theme'], dataset['text'], lang]).toEqual(['contrast', 'large', 'en'])
  expect(JSON.parse(localStorage.getItem('diia-desk.preferences') ?? '')).toMatchObject({
    theme: 'contrast',
    text: 'large',
    locale: 'en',
  })
})

const needsCode = problem('second-factor-required', { challenge: 'sealed' })
const secondStep = `POST ${paths.secondStep}`

test('a person with a second factor is asked for the code after the password', async () => {
  const { bff, user } = await openApp({ onSignIn: needsCode })
  await fill(user, 'm.tkach', 'correct horse')
  await user.keyboard('{Enter}')
  const code = await screen.findByLabelText('Код із застосунку')
  expect(document.activeElement).toBe(code)
  expect(screen.queryByLabelText('Пароль')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Увійти' }))
  expect(screen.getByRole('alert').textContent).toBe('Уведіть код.')
  await user.type(code, '111111{Enter}')
  expect(await screen.findByText('Код не підходить. Дочекайтеся наступного й уведіть його.')).toBeTruthy()
  bff.onSecondStep = () => clerk
  await user.clear(code)
  await user.type(code, '222222{Enter}')
  expect(await screen.findByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
  expect(callsOf(bff, secondStep).map(({ body }) => body)).toEqual([
    { challenge: 'sealed', code: '111111' },
    { challenge: 'sealed', code: '222222' },
  ])
})

test('without the phone a recovery code is asked for, and a wrong clock of the phone is named', async () => {
  const { bff, user } = await openApp({
    onSignIn: needsCode,
    onSecondStep: () => problem('wrong-code', { clockOffSeconds: 185 }),
  })
  await fill(user, 'm.tkach', 'correct horse')
  await user.keyboard('{Enter}')
  await user.type(await screen.findByLabelText('Код із застосунку'), '111111{Enter}')
  expect(await screen.findByText(/^Годинник телефону поспішає приблизно на 3\sхв/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Телефону немає під рукою' }))
  bff.onSecondStep = () => problem('wrong-code')
  await user.type(screen.getByLabelText('Резервний код'), '7k4m9-2qtab{Enter}')
  expect(await screen.findByText('Код не підходить або його вже використано.')).toBeTruthy()
})

test('when the first step was too long ago, the sign-in begins again', async () => {
  const { user } = await openApp({ onSignIn: needsCode, onSecondStep: () => problem('challenge-over') })
  await fill(user, 'm.tkach', 'correct horse')
  await user.keyboard('{Enter}')
  await user.type(await screen.findByLabelText('Код із застосунку'), '111111{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Почати вхід ще раз' }))
  expect(screen.getByLabelText<HTMLInputElement>('Пароль').value).toBe('')
})
