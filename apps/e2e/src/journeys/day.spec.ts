import { shiftDay } from '@diia-desk/contract'
import { readFile } from 'node:fs/promises'
import { SignInPage } from '../pages/sign-in-page.ts'
import { expectAccessible } from '../support/accessible.ts'
import { todayInKyiv } from '../support/days.ts'
import { expect, test } from '../support/test.ts'

test.use({ settings: { DEMO_HISTORY: 'true', LOG_LEVEL: 'info' } })

test.beforeEach(async ({ bff }) => {
  await expect.poll(() => bff.log().includes('invented four weeks'), { timeout: 60_000 }).toBe(true)
})

// `complaints`: a chart that violates our Content-Security-Policy causes a console error.
test('a manager reads two weeks in charts and tables, and saves them as a file', async ({ bff, page, complaints }) => {
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !message.text().startsWith('Failed to load resource') &&
      complaints.push(message.text()),
  )
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const to = todayInKyiv()
  const from = shiftDay(to, -13)
  await page.goto(`${bff.url}/day?from=${from}&to=${to}`)
  await new SignInPage(page).signIn('y.honcharenko', 'demo-manager', '1')
  await expect(page.getByRole('heading', { name: 'Період', level: 1 })).toBeVisible()

  const days = page.getByRole('region', { name: 'За днями' })
  const bars = days.locator('figure > div svg rect')
  await expect.poll(() => bars.count()).toBeGreaterThan(4)
  const heights = await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().height))
  expect(Math.max(...heights)).toBeGreaterThan(50)
  // The bars have our own colours: styles come from a file and not from the library.
  expect(await bars.first().evaluate((bar) => getComputedStyle(bar).fill)).toBe('rgb(11, 87, 176)')
  expect(await page.locator('style').count()).toBe(0)
  // For screen readers the chart is a table.
  const table = days.getByRole('table', { name: 'За днями' })
  expect(await table.getByRole('row').count()).toBe(14 + 1)
  await expectAccessible(page)

  await page.getByText('Таблиці', { exact: true }).click()
  const clerks = page.getByRole('region', { name: 'За працівниками' })
  await expect(clerks.getByRole('rowheader', { name: 'Медіана центру' })).toBeVisible()
  const shown = await clerks
    .getByRole('row', { name: /Мирослава Ткач/ })
    .getByRole('cell')
    .allTextContents()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    clerks.getByRole('link', { name: 'За працівниками: зберегти таблицю CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`days-${from}-${to}-clerks.csv`)
  expect(await readFile(await download.path(), 'utf8')).toContain(`\r\nМирослава Ткач;${shown.join(';')}\r\n`)
})

test('an administrator reads how the quarter was counted and enters what cannot be counted', async ({
  bff,
  page,
  complaints,
}) => {
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !message.text().startsWith('Failed to load resource') &&
      complaints.push(message.text()),
  )
  await page.goto(`${bff.url}/day/quarter`)
  await new SignInPage(page).signIn('o.savchenko', 'demo-administrator', '1')
  const figures = page.getByRole('region', { name: 'Показники' })
  await figures.getByText('num_total_services').click()
  await expect(figures.getByText('Звернення, за якими послугу надано цього кварталу')).toBeVisible()
  await expect(page.getByText(/Оцінок: \d+/)).toBeVisible()

  const wait = page.getByLabel(/^Середнє очікування/)
  await wait.fill('багато')
  await page.getByRole('button', { name: 'Зберегти відповіді' }).click()
  await expect(page.getByText('Уведіть хвилини числом від 0 до 600.')).toBeVisible()
  await expect(wait).toBeFocused()
  await wait.fill('12,5')
  await page.getByLabel('Електронна черга').selectOption('Так')
  const [saved] = await Promise.all([
    page.waitForResponse(/quarter\/answers/),
    page.getByRole('button', { name: 'Зберегти відповіді' }).click(),
  ])
  expect(saved.status()).toBe(200)
  await page.reload()
  await expect(wait).toHaveValue('12,5')
  await expect(page.getByLabel('Електронна черга')).toHaveValue('true')
  await page.getByRole('button', { name: 'Попередній квартал' }).click()
  await expect(wait).toHaveValue('')
  await expect(page.getByLabel('Електронна черга')).toHaveValue('true')
})
