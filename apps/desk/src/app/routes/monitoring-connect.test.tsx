import { paths, testPullFindings, type TestPullRequest } from '@diia-desk/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { connectionLetter } from '../../features/monitoring/connect/letter.ts'
import { administrator, at, manager, moment, problem } from '../../../test/support/fixtures.ts'
import { centreSettings, register, state, testPull, unconnected } from '../../../test/support/monitoring-fixtures.ts'
import { callsOf, openApp } from '../../../test/support/render-app.tsx'
import type { FakeBff } from '../../../test/support/fake-bff.ts'

const password = 'pa$$word-щастя:7'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

async function openConnect(given: Partial<FakeBff> = {}, path = '/monitoring/connect') {
  const opened = await openApp(
    {
      session: administrator,
      exportState: state(),
      onPulls: () => ({ items: [] }),
      onRegister: () => register,
      onCredential: ({ login }) => ({ id: 'k2', login, password }),
      onRevoke: () => undefined,
      onTestPull: () => testPull(),
      onPreview: () => problem('internal'),
      ...given,
    },
    { path },
  )
  await screen.findByRole('list', { name: 'Кроки підключення' })
  return opened
}

function step(number: number) {
  return within(screen.getByRole('list', { name: 'Кроки підключення' }))
    .getAllByRole('listitem')
    .filter(({ parentElement }) => parentElement?.getAttribute('aria-label') === 'Кроки підключення')[number - 1]
}

describe('the five steps', () => {
  test('at first: shows what is known and makes no claim about the rest', async () => {
    await openConnect({ exportState: unconnected() })
    expect(screen.getByText('Зроблено 0 з 5.')).toBeTruthy()
    expect(step(1)?.textContent).toContain('Поза системою')
    expect(step(2)?.textContent).toContain('Адреса не захищена (http)')
    expect(step(3)?.textContent).toContain('Держава не може увійти')
    expect(step(4)?.textContent).toContain('ще ніхто не заходив')
    expect(step(5)?.textContent).toContain('Держава ще не забирала даних')
  })

  test('a pull with the password proves the contract and the entry of the data', async () => {
    const { lastComplete: _, ...seen } = state()
    await openConnect({ exportState: seen })
    expect(screen.getByText('Зроблено 4 з 5.')).toBeTruthy()
    expect(step(4)?.textContent).toContain('Із цими даними вже заходили: сьогодні, 4:02.')
    expect(step(5)?.textContent).toContain('Чекаємо')
  })

  test('external links open in a new tab without a referrer', async () => {
    await openConnect()
    const outside = [...document.querySelectorAll('a[href^="https:"]')]
    expect(outside.map((link) => link.getAttribute('href'))).toEqual([
      'https://center.diia.gov.ua/dogovir',
      'https://guide.diia.gov.ua/technical-information/',
    ])
    for (const link of outside)
      expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer'])
  })

  test('a manager can read everything and change nothing', async () => {
    await openConnect({ session: manager })
    expect(screen.getByText(/Змінює системний адміністратор/)).toBeTruthy()
    expect(await screen.findByText('2026-11-16/007')).toBeTruthy()
    for (const name of [/Відкликати/, /Створити/, /Почати пробне/, /Зберегти/])
      expect(screen.queryByRole('button', { name })).toBeNull()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.queryByRole('searchbox')).toBeNull()
  })

  test('an address with #credentials moves the focus there', async () => {
    await openConnect({}, '/monitoring/connect#credentials')
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Логіни й\sпаролі$/))
  })

  test('a failure is explained and can be repeated', async () => {
    const { bff, user } = await openApp(
      { session: administrator, exportState: problem('not-ready') },
      { path: '/monitoring/connect' },
    )
    expect(await screen.findByText(/Не вдалося показати стан підключення/)).toBeTruthy()
    bff.exportState = state()
    await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }))
    expect(await screen.findByText('Центр підключено.')).toBeTruthy()
  })
})

describe('the letter', () => {
  test('contains the values and no password', async () => {
    const { user } = await openConnect()
    await user.click(screen.getByRole('button', { name: 'Скопіювати лист' }))
    const letter = await navigator.clipboard.readText()
    expect(letter).toBe(connectionLetter(state()))
    expect(letter).toContain('Базовий URL Endpoint: https://cnap.example.gov.ua/appeals/')
    expect(letter).toContain('Логін: erepository')
    expect(letter).toContain('Код за реєстром ЦНАП: 1234')
  })

  test('names the newer login while a password is being changed', () => {
    const { credentials } = state()
    expect(
      connectionLetter(
        state({ credentials: [{ id: 'k2', login: 'erepository-2', createdAt: at(-60) }, ...credentials] }),
      ),
    ).toContain('Логін: erepository-2')
  })

  test('there are eight questions for SE DIIA', async () => {
    const { user } = await openConnect()
    await user.click(screen.getByRole('button', { name: 'Скопіювати запитання' }))
    expect(await navigator.clipboard.readText()).toMatch(/\n8\. Як передавати виправлення/)
  })
})

describe('credentials', () => {
  test('a password is shown once, is not part of the letter, and is lost after leaving the page', async () => {
    const { bff, user } = await openConnect({ exportState: unconnected() })
    await user.click(screen.getByRole('button', { name: /^Створити логін і\sпароль$/ }))
    await user.click(screen.getByRole('button', { name: 'Створити' }))
    expect(await screen.findByText(password)).toBeTruthy()
    expect(callsOf(bff, `POST ${paths.exportCredentials}`).map(({ body }) => body)).toEqual([{ login: 'erepository' }])
    expect(document.activeElement?.textContent).toMatch(/^Логін і\sпароль створено$/)
    expect(document.body.textContent.split(password).length).toBe(2)
    await user.click(screen.getByRole('button', { name: 'Копіювати: Пароль' }))
    expect(await navigator.clipboard.readText()).toBe(password)

    await user.click(
      within(screen.getByRole('navigation', { name: 'Розділи моніторингу' })).getByRole('link', {
        name: 'Журнал вивантажень',
      }),
    )
    expect(await screen.findByText('Вивантажень ще не було')).toBeTruthy()
    await user.click(screen.getByRole('link', { name: 'Підключення' }))
    await screen.findByRole('list', { name: 'Кроки підключення' })
    expect(document.body.textContent).not.toContain(password)
    expect(JSON.stringify([localStorage, sessionStorage])).not.toContain('pa$$word')
    expect(location.href).not.toContain('pa$$')
  })

  test('it is lost after closing as well', async () => {
    const { user } = await openConnect({ exportState: unconnected() })
    await user.click(screen.getByRole('button', { name: /^Створити логін і\sпароль$/ }))
    await user.click(screen.getByRole('button', { name: 'Створити' }))
    await user.click(await screen.findByRole('button', { name: 'Пароль збережено, сховати' }))
    expect(screen.queryByText(password)).toBeNull()
  })

  test('a colon in a login and a short password are found before sending', async () => {
    const { bff, user } = await openConnect({ exportState: unconnected() })
    await user.click(screen.getByRole('button', { name: /^Створити логін і\sпароль$/ }))
    await user.clear(screen.getByRole('textbox', { name: 'Логін' }))
    await user.type(screen.getByRole('textbox', { name: 'Логін' }), 'e:repository')
    await user.type(screen.getByLabelText(/Свій пароль/), 'short')
    await user.click(screen.getByRole('button', { name: 'Створити' }))
    expect(await screen.findByText(/без двокрапки/)).toBeTruthy()
    expect(screen.getByText(/Пароль закороткий/)).toBeTruthy()
    expect(callsOf(bff, `POST ${paths.exportCredentials}`)).toEqual([])
  })

  test('a second credential has another login; two are the maximum', async () => {
    const pair = { id: 'k2', login: 'erepository-2', createdAt: at(-60) }
    const { bff, user } = await openConnect()
    await user.click(screen.getByRole('button', { name: 'Створити другу пару' }))
    expect(screen.getByRole('textbox', { name: 'Логін' })).toHaveProperty('value', 'erepository-2')
    bff.exportState = state({ credentials: [...state().credentials, pair] })
    await user.click(screen.getByRole('button', { name: 'Створити' }))
    await user.click(await screen.findByRole('button', { name: 'Пароль збережено, сховати' }))
    expect(await screen.findByText(/Діють дві пари/)).toBeTruthy()
    expect(screen.getByText(/Передайте новий логін і пароль/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Створити/ })).toBeNull()
  })

  test('the old credential can be revoked once the new one was used', async () => {
    await openConnect({
      exportState: state({
        credentials: [
          ...state().credentials,
          { id: 'k2', login: 'erepository-2', createdAt: at(-60), lastUsedAt: at(-10) },
        ],
      }),
    })
    expect(screen.getByText(/Новою парою вже заходили/)).toBeTruthy()
  })

  test.each([
    ['the only pair', [], /єдина пара/],
    ['the other not used yet', [{ id: 'k2', login: 'new', createdAt: at(-60) }], /іншою ще не заходили/],
    [
      'the other in use',
      [{ id: 'k2', login: 'new', createdAt: at(-60), lastUsedAt: at(-10) }],
      /вивантаження не зупиняться/,
    ],
  ])('revoking, %s: what will happen is said first', async (_, others, words) => {
    const { bff, user } = await openConnect({
      exportState: state({ credentials: [...state().credentials, ...others] }),
    })
    await user.click(screen.getByRole('button', { name: 'Відкликати логін erepository' }))
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Відкликати логін «erepository»?' }))
    expect(dialog.getByText(words)).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'Лишити' }))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    expect(bff.calls.filter(({ call }) => call.startsWith('DELETE'))).toEqual([])

    await user.click(screen.getByRole('button', { name: 'Відкликати логін erepository' }))
    bff.exportState = state({ credentials: others })
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Відкликати' }))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    expect(bff.calls.filter(({ call }) => call.startsWith('DELETE')).map(({ call }) => call)).toEqual([
      `DELETE ${paths.exportCredential('k1')}`,
    ])
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Відкликати логін erepository' })).toBeNull())
  })

  test('a refused change stays in the dialog with its reason', async () => {
    const { user } = await openConnect({ onRevoke: () => problem('forbidden') })
    await user.click(screen.getByRole('button', { name: 'Відкликати логін erepository' }))
    const dialog = within(await screen.findByRole('alertdialog'))
    await user.click(dialog.getByRole('button', { name: 'Відкликати' }))
    expect(await dialog.findByText(/Ваша роль або ваше вікно не дає доступу/)).toBeTruthy()
  })
})

describe('the centre', () => {
  const { code: _, ...withoutCode } = centreSettings

  test('is found in the register and chosen', async () => {
    const asked: (string | null)[] = []
    const { bff, user } = await openConnect({
      centreSettings: withoutCode,
      onRegister: (query) => {
        asked.push(query.get('q'))
        return query.has('q') ? { total: 1, items: register.items.slice(2) } : register
      },
    })
    bff.onCentreChange = ({ code }) =>
      (bff.centreSettings = { ...centreSettings, ...(typeof code === 'string' && { code }) })
    await user.type(await screen.findByRole('searchbox', { name: /Знайти в\sреєстрі/ }), 'тихоріч')
    await waitFor(() => expect(screen.queryByRole('button', { name: /1234/ })).toBeNull())
    await user.click(await screen.findByRole('button', { name: /2071/ }))
    expect(await screen.findByText('Код ЦНАП збережено')).toBeTruthy()
    expect(asked.at(-1)).toBe('тихоріч')
    expect(callsOf(bff, `PATCH ${paths.centreSettings}`).map(({ body }) => body)).toEqual([{ code: '2071' }])
    expect(screen.getByText('2071', { selector: 'span' })).toBeTruthy()
  })

  test('without a register a typed code is accepted with a warning', async () => {
    const { bff, user } = await openConnect({
      centreSettings: withoutCode,
      onRegister: () => ({ total: 0, items: [] }),
      onCentreChange: () => centreSettings,
    })
    expect(await screen.findByText(/Реєстр ЦНАП ще не завантажено/)).toBeTruthy()
    await user.type(screen.getByRole('searchbox'), '1234')
    await user.click(await screen.findByRole('button', { name: /^Зберегти 1234\sбез звірки з\sреєстром$/ }))
    await waitFor(() =>
      expect(callsOf(bff, `PATCH ${paths.centreSettings}`).map(({ body }) => body)).toEqual([{ code: '1234' }]),
    )
  })

  test('the example of a number changes while typing; a format with repeating numbers is refused', async () => {
    const { bff, user } = await openConnect({
      onCentreChange: (change) => ({
        ...centreSettings,
        ...(change.numberFormat !== undefined && { numberFormat: change.numberFormat }),
      }),
    })
    const field = await screen.findByRole('textbox', { name: 'Формат номера' })
    await user.clear(field)
    await user.type(field, '{{n:5}')
    expect(screen.getByText('00007')).toBeTruthy()
    await user.type(field, '/{{yy}')
    expect(screen.getByText('00007/26')).toBeTruthy()
    await user.type(field, '-{{dd}')
    expect(screen.getByText(/День пишуть разом із/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Зберегти формат' })).toHaveProperty('disabled', true)
    await user.clear(field)
    await user.type(field, 'Ц-{{n}')
    await user.click(screen.getByRole('button', { name: 'Зберегти формат' }))
    await waitFor(() =>
      expect(callsOf(bff, `PATCH ${paths.centreSettings}`).map(({ body }) => body)).toEqual([
        { numberFormat: 'Ц-{n}' },
      ]),
    )
  })
})

describe('a test pull', () => {
  async function run(given: Parameters<typeof testPull>[0]) {
    const asked: TestPullRequest[] = []
    const opened = await openConnect({
      onTestPull: (request) => {
        asked.push(request)
        return testPull(given)
      },
    })
    await opened.user.click(screen.getByRole('button', { name: 'Почати пробне вивантаження' }))
    const chain = within(await screen.findByRole('list', { name: 'Кроки пробного вивантаження' }))
    return { ...opened, chain, asked }
  }

  test('covers this month with a password of its own and reports that everything works', async () => {
    const { asked, chain } = await run({})
    expect(asked).toEqual([{ from: '2026-11-01', to: '2026-11-16' }])
    expect(screen.getAllByText(/Усе працює: 1.277 записів, 13 сторінок/).length).toBeGreaterThan(0)
    expect(chain.getAllByText('Працює').length).toBe(9)
  })

  test('stops at the fault: steps before it work, steps after it were not tried; the fault is explained', async () => {
    const { user, chain } = await run({ at: 'tls', finding: 'certificate-expired', fact: '2026-11-14' })
    expect(chain.getAllByText('Працює').length).toBe(3)
    expect(chain.getAllByText('Не перевірено').length).toBe(5)
    const why = within(screen.getByRole('region', { name: 'Сертифікат' }))
    expect(why.getByText('Строк дії сертифіката минув.')).toBeTruthy()
    expect(why.getByText('14.11.2026')).toBeTruthy()
    expect(why.getByText('Налаштуйте його поновлення.')).toBeTruthy()
    await user.click(why.getByRole('button', { name: 'Копіювати звіт' }))
    const report = await navigator.clipboard.readText()
    expect(report).toContain('Сертифікат: Не працює. Строк дії сертифіката минув. Зустріли: 14.11.2026')
    await user.click(chain.getByRole('button', { name: /Перша сторінка/ }))
    expect(
      within(screen.getByRole('region', { name: 'Перша сторінка' })).getByText('Потрібен попередній крок.'),
    ).toBeTruthy()
  })

  test.each(testPullFindings)('%s has a cause, a meaning and a way out', async (finding) => {
    await run({ at: 'first-page', finding })
    const why = within(screen.getByRole('region', { name: 'Перша сторінка' }))
    for (const part of ['Що сталося', 'Що це означає', 'Що зробити'])
      expect(why.getByText(part).nextElementSibling?.textContent.length).toBeGreaterThan(15)
  })

  test('without https there is no certificate to check', async () => {
    const found = testPull({
      at: 'address',
      finding: 'plain-http',
      fact: 'http://localhost:4000/appeals/',
      warning: true,
    })
    const { user } = await openConnect({
      onTestPull: () => ({
        ...found,
        steps: found.steps.map((one) => (one.step === 'tls' ? { step: 'tls', outcome: 'not-tried', tookMs: 0 } : one)),
      }),
    })
    await user.click(screen.getByRole('button', { name: 'Почати пробне вивантаження' }))
    const chain = within(await screen.findByRole('list', { name: 'Кроки пробного вивантаження' }))
    expect(chain.getByText('Перевіряти нема чого: адреса без https')).toBeTruthy()
    expect(chain.getByText('Надійшли всі, кожен запис один раз: 13 сторінок')).toBeTruthy()
  })

  test('if it could not be made, the reason is shown and the page stays', async () => {
    const { user } = await openConnect({ onTestPull: () => 'offline' })
    await user.click(screen.getByRole('button', { name: 'Почати пробне вивантаження' }))
    expect(await screen.findByText(/Немає зв’язку з сервером центру/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Почати пробне вивантаження' })).toHaveProperty('disabled', false)
  })
})
