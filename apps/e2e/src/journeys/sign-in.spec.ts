import { expectAccessible } from '../support/accessible.ts'
import { expect, test } from '../support/test.ts'

test('signing out ends it, and the way back leads through the door', async ({ openDesk, desk: server }) => {
  const desk = await openDesk()
  expect((await desk.page.request.get(`${server.url}/api/today`)).status()).toBe(200)
  await desk.page.getByRole('button', { name: 'Вийти' }).click()
  await expect(desk.page.getByRole('button', { name: 'Увійти' })).toBeVisible()
  expect((await desk.page.request.get(`${server.url}/api/today`)).status()).toBe(401)
  await desk.page.goto(server.url)
  await expect(desk.page.getByRole('button', { name: 'Увійти' })).toBeVisible()
})

test('language, contrast and text size are chosen from the menu and stay', async ({ openDesk }) => {
  const desk = await openDesk()
  const { page } = desk
  await desk.openMenu()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await desk.chooseFromMenu('English')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ready to scan')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ready to scan')
})
