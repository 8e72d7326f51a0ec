import { SignInPage } from '../pages/sign-in-page.ts'
import { expectAccessible } from '../support/accessible.ts'
import { expect, test } from '../support/test.ts'

test('a wrong password is told with the attempts left, and then sign-in stops for a while', async ({ page, desk }) => {
  await page.goto(desk.url)
  const signIn = new SignInPage(page)
  await signIn.isShown()
  await expectAccessible(page)
  await signIn.signIn('m.tkach', 'nope', '1')
  await expect(page.getByRole('alert')).toContainText('Логін або пароль не підходить')
  await expectAccessible(page)
  for (let attempt = 0; attempt < 4; attempt++) {
    await Promise.all([page.waitForResponse('**/api/session'), signIn.signIn('m.tkach', `nope${attempt}`, '1')])
  }
  await expect(page.getByRole('alert')).toContainText('Вхід зупинено')
  await expectAccessible(page)
})

test('signing out ends it, and the way back leads through the door', async ({ openDesk, desk: server }) => {
  const desk = await openDesk()
  expect((await desk.page.request.get(`${server.url}/api/today`)).status()).toBe(200)
  await desk.page.getByRole('button', { name: 'Вийти' }).click()
  await expect(desk.page.getByRole('button', { name: 'Увійти' })).toBeVisible()
  expect((await desk.page.request.get(`${server.url}/api/today`)).status()).toBe(401)
  await desk.page.goto(server.url)
  await expect(desk.page.getByRole('button', { name: 'Увійти' })).toBeVisible()
})

test('a clerk is not shown the copies of the centre', async ({ openDesk, desk: server }) => {
  const desk = await openDesk()
  await expect(desk.page.getByRole('link', { name: 'Копії' })).toHaveCount(0)
  await desk.page.goto(`${server.url}/copies`)
  await expect(desk.page.getByRole('heading', { name: 'Цей розділ для керівника' })).toBeVisible()
  await expectAccessible(desk.page)
  await desk.page.goto(`${server.url}/nowhere`)
  await expect(desk.page.getByRole('heading', { name: 'Такої сторінки немає' })).toBeVisible()
  await expectAccessible(desk.page)
})

test('language, contrast and text size are chosen from the menu and stay', async ({ openDesk }) => {
  const desk = await openDesk()
  const { page } = desk
  await desk.openMenu()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await desk.chooseFromMenu('English')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ready to scan')
  await expectAccessible(page)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ready to scan')
})
