import { deskHeader, paths } from '@diia-desk/contract'
import type { Page } from '@playwright/test'
import { AppealsPage, residence } from '../pages/appeals-page.ts'
import { expectAccessible } from '../support/accessible.ts'
import { todayInKyiv } from '../support/days.ts'
import type { BffServer } from '../support/bff-server.ts'
import { expect, test } from '../support/test.ts'
import { copyOf } from '../support/visit.ts'

const today = todayInKyiv()

/** Registers an appeal through the API and returns its number. */
async function registerAppeal(page: Page, bff: BffServer): Promise<string> {
  const { items } = (await (await page.request.get(`${bff.url}${paths.services}?q=00034`)).json()) as {
    items: { id: string; variations: { id: string }[] }[]
  }
  const service = items[0]
  if (service === undefined) throw new Error('The demo has no services')
  const variation = service.variations[0]
  const answer = await page.request.post(`${bff.url}${paths.appeals}`, {
    headers: { [deskHeader]: '1', origin: bff.url },
    data: {
      serviceId: service.id,
      ...(variation && { variationId: variation.id }),
      applicantType: 'person',
      submissionId: crypto.randomUUID(),
    },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return ((await answer.json()) as { number: string }).number
}

function basic({ login, password }: { login: string; password: string }): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`
}

test('an appeal with two copies is registered, previewed, pulled, and the pull is in the log', async ({
  openWorkplace,
  openPhone,
  openMonitoring,
  request,
}) => {
  const phone = await openPhone()
  const workplace = await openWorkplace({ mode: 'copies' })
  await copyOf(workplace, phone, 'internal-passport')
  await copyOf(workplace, phone, 'taxpayer-card')
  const number = await new AppealsPage(workplace.page).register(residence)

  const monitoring = await openMonitoring('administrator', '/monitoring')
  const { page } = monitoring
  await expect(page.getByRole('heading', { name: 'Що отримає держава' })).toBeVisible()
  await expect(monitoring.records.getByText(number)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Потребує уваги' })).toContainText('Немає логіна й пароля')

  await monitoring.openPart('Підключення')
  const pair = await monitoring.createCredential()
  expect(pair.login).toBe('erepository')
  expect(pair.password.length).toBeGreaterThan(11)
  await page.getByRole('button', { name: 'Пароль збережено, сховати' }).click()
  await expect(page.getByText(pair.password)).toHaveCount(0)
  await expect(page.getByText('Ще не заходили')).toBeVisible()

  const url = await monitoring.steps
    .locator('dt')
    .filter({ hasText: 'Базовий URL' })
    .locator('xpath=following-sibling::dd')
    .first()
    .textContent()
  const pulled = await request.get(`${url ?? ''}?start_date=${today}&end_date=${today}`, {
    headers: { authorization: basic(pair) },
  })
  expect(pulled.status()).toBe(200)
  const {
    success,
    next_page: next,
    data,
  } = (await pulled.json()) as { success: boolean; next_page: unknown; data: Record<string, unknown>[] }
  expect([success, next]).toEqual([true, null])
  expect(data).toEqual([
    expect.objectContaining({
      number,
      service_code: '00034',
      status: 'registered',
      channel: 'front_office',
      applicant_type: 'person',
    }),
  ])
  expect(JSON.stringify(data)).not.toMatch(/Дем|Мар/)
  // No reload is needed: the bff sends an event about the pull.
  await expect(page.getByText(/Востаннє заходили: сьогодні/)).toBeVisible()

  await monitoring.openPart('Журнал вивантажень')
  await expect(page.getByRole('row').filter({ hasText: 'erepository' })).toContainText('Віддано')

  await monitoring.openPart('Записи')
  await page.getByRole('radio', { name: 'JSON' }).check({ force: true })
  await expect(page.getByRole('region', { name: 'Сторінка, як її отримає держава' })).toContainText(number)
})

test('a test pull uses the public address and reports each step', async ({
  openWorkplace,
  openMonitoring,
  bff: server,
}) => {
  const workplace = await openWorkplace()
  await registerAppeal(workplace.page, server)
  const monitoring = await openMonitoring('administrator', '/monitoring/connect')
  const { page } = monitoring
  await monitoring.testPull()
  await expect(monitoring.step('Адреса')).toContainText('Адреса починається з http, а не з https.')
  await expect(monitoring.step('Сертифікат')).toContainText('адреса без https')
  for (const name of ['З’єднання', 'Без пароля', 'З чужим паролем'])
    await expect(monitoring.step(name)).toContainText('Працює')
  // On the first day of a month the page tests the month before, in which this centre has no appeal.
  const isFirst = today.endsWith('-01')
  await expect(monitoring.step('Перша сторінка')).toContainText(isFirst ? 'За цей період записів немає' : 'Працює')
  for (const name of isFirst ? [] : ['Наступні сторінки', 'Записи за схемою'])
    await expect(monitoring.step(name)).toContainText('Працює')

  await monitoring.openPart('Журнал вивантажень')
  // Two of its calls must be refused.
  await expect(page.getByRole('row').filter({ hasText: 'Пробне' }).filter({ hasText: 'Віддано' })).toHaveCount(1)
  await expect(page.getByRole('row').filter({ hasText: 'Пробне' }).filter({ hasText: 'Відмовлено' })).toHaveCount(1)
})

test('the password is changed without interruption: the old login works until it is revoked, and then stops at once', async ({
  openMonitoring,
  bff: server,
  request,
}) => {
  const monitoring = await openMonitoring('administrator', '/monitoring/connect')
  const { page } = monitoring
  const first = await monitoring.createCredential()
  await page.getByRole('button', { name: 'Пароль збережено, сховати' }).click()
  const second = await monitoring.createCredential()
  await page.getByRole('button', { name: 'Пароль збережено, сховати' }).click()
  expect(second.login).toBe('erepository-2')

  const pull = async (pair: typeof first) =>
    (
      await request.get(`${server.url}/appeals/?start_date=${today}&end_date=${today}`, {
        headers: { authorization: basic(pair) },
      })
    ).status()
  expect([await pull(first), await pull(second)]).toEqual([200, 200])
  await expect(page.getByText(/Новою парою вже заходили/)).toBeVisible()

  await page.getByRole('button', { name: 'Відкликати логін erepository', exact: true }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('вивантаження не зупиняться')
  await dialog.getByRole('button', { name: 'Відкликати' }).click()
  await expect(page.getByRole('button', { name: 'Відкликати логін erepository', exact: true })).toHaveCount(0)
  expect([await pull(first), await pull(second)]).toEqual([401, 200])
})

test('a manager chooses a period with the keyboard alone, and cannot change the connection', async ({
  openMonitoring,
}) => {
  const monitoring = await openMonitoring('manager')
  const { page } = monitoring
  await monitoring.typeDay('Від', '01012026')
  await monitoring.typeDay('До, включно', '02012026')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=2026-01-01&to=2026-01-02/)
  await expect(page.getByText('За цей період звернень немає')).toBeVisible()
  await page.getByRole('group', { name: 'Від' }).getByRole('button').click()
  await expect(page.getByRole('dialog')).toContainText('січень 2026')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await monitoring.openPart('Підключення')
  await expect(page.getByText('Змінює системний адміністратор')).toBeVisible()
  await expect(page.getByRole('button', { name: /Створити|Відкликати|Почати/ })).toHaveCount(0)
})
