import { expectAccessible } from '../support/accessible.ts'
import { expect, test } from '../support/test.ts'

test('signing out ends the session, and going back shows the sign-in page', async ({ openWorkplace, bff: server }) => {
  const workplace = await openWorkplace()
  expect((await workplace.page.request.get(`${server.url}/api/today`)).status()).toBe(200)
  await workplace.page.getByRole('button', { name: 'Вийти' }).click()
  await expect(workplace.page.getByRole('button', { name: 'Увійти' })).toBeVisible()
  expect((await workplace.page.request.get(`${server.url}/api/today`)).status()).toBe(401)
  await workplace.page.goto(server.url)
  await expect(workplace.page.getByRole('button', { name: 'Увійти' })).toBeVisible()
})

test('language, contrast and text size can be chosen from the menu and are kept', async ({ openWorkplace }) => {
  const workplace = await openWorkplace()
  const { page } = workplace
  await workplace.openMenu()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await workplace.chooseFromMenu('English')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ready to scan')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ready to scan')
})
