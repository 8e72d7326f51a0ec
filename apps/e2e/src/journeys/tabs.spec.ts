import { WorkplacePage } from '../pages/workplace-page.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { startHoldingProxy } from '../support/holding-proxy.ts'
import { expect, test } from '../support/test.ts'

const otherPerson = /^У\sцьому браузері змінився вхід$/

test('eight tabs over HTTP/1.1: one stream for all, all up to date, no call waits; the stream continues when its tab is closed', async ({
  openWorkplace,
  bff: server,
  diia,
}) => {
  const first = await openWorkplace()
  const context = first.page.context()
  const streams: string[] = []
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/events') streams.push(request.url())
  })
  const tabs = [first]
  for (let count = 1; count < 8; count++) {
    const page = await context.newPage()
    await page.goto(server.url)
    const tab = new WorkplacePage(page)
    await tab.digits.waitFor()
    tabs.push(tab)
  }
  // A browser opens six connections to a server: with a stream in each tab this call would wait.
  const last = tabs.at(-1) as WorkplacePage
  const { barcode } = diia.control.issueCode({ citizenId: 'mariana', type: 'internal-passport' })
  await last.type(barcode)
  await last.says('Документ дійсний')
  for (const tab of tabs) await expect(tab.today.getByRole('button')).toHaveCount(1)
  expect(streams).toEqual([])

  await first.page.close()
  await expect.poll(() => streams.length).toBe(1)
  expect(new URL(streams[0] as string).searchParams.get('after')).toMatch(/^\d+$/)
  await last.nextVisitor()
  await last.type(diia.control.issueCode({ citizenId: 'mariana', type: 'taxpayer-card' }).barcode)
  await last.says('Документ дійсний')
  for (const tab of tabs.slice(1)) await expect(tab.today.getByRole('button')).toHaveCount(2)
})

test('a proxy holds the events back: the page says so and polls until they arrive again', async ({
  plainBrowser,
  openWorkplace,
  bff: server,
  diia,
}) => {
  const proxy = await startHoldingProxy(server.url)
  const context = await plainBrowser.newContext({ locale: 'uk-UA' })
  try {
    const page = await context.newPage()
    await page.goto(proxy.url)
    await new SignInPage(page).signIn('m.tkach', 'demo-clerk', '3')
    const held = new WorkplacePage(page)
    await held.digits.waitFor()
    const notice = page.getByText(/^Зміни надходять із\sзатримкою\.$/)
    await expect(notice).toBeVisible()
    // A colleague at the same window, who bypasses the proxy.
    const colleague = await openWorkplace()
    await colleague.type(diia.control.issueCode({ citizenId: 'mariana', type: 'internal-passport' }).barcode)
    await colleague.says('Документ дійсний')
    await expect(held.today.getByRole('button')).toHaveCount(1)
    proxy.release()
    await expect(notice).toBeHidden()
  } finally {
    await context.close()
    await proxy.close()
  }
})

test('two people in one browser: the first one’s tab does nothing in the other’s name, and keeps its form', async ({
  openWorkplace,
  bff: server,
}) => {
  const workplace = await openWorkplace()
  const context = workplace.page.context()
  await workplace.page.getByRole('button', { name: 'Вийти' }).click()
  const beside = await context.newPage()
  await beside.goto(server.url)
  const secondDoor = new SignInPage(beside)
  await secondDoor.isShown()

  await new SignInPage(workplace.page).signIn('m.tkach', 'demo-clerk', '3')
  await workplace.digits.waitFor()
  await workplace.page.keyboard.press('F9')
  await workplace.page.getByLabel('Заявник', { exact: true }).fill('Кравченко Остап')
  await secondDoor.signIn('b.yaremchuk', 'demo-clerk', '2')
  await new WorkplacePage(beside).digits.waitFor()

  await expect(workplace.page.getByRole('heading', { name: otherPerson })).toBeVisible()
  await expect(workplace.page.getByText('Кравченко Остап')).toHaveCount(0)
  await workplace.page.getByLabel('Пароль', { exact: true }).fill('demo-clerk')
  await workplace.page.getByRole('button', { name: 'Увійти' }).click()
  await expect(workplace.page.getByLabel('Заявник', { exact: true })).toHaveValue('Кравченко Остап')
  // Now the other tab shows the page of a person who is no longer signed in.
  await expect(beside.getByRole('heading', { name: otherPerson })).toBeVisible()
  await beside.getByRole('button', { name: /^Продовжити як/ }).click()
  await new WorkplacePage(beside).digits.waitFor()
})

test('an unfinished registration: the browser asks before the page is closed', async ({ openWorkplace }) => {
  const { page } = await openWorkplace()
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.keyboard.press('F9')
  const applicant = page.getByLabel('Заявник', { exact: true })
  await applicant.fill('Кравченко Остап')
  // Opening another section does not delete the draft.
  await page.getByRole('link', { name: 'Звернення' }).click()
  await page.getByRole('link', { name: 'Робоче місце' }).click()
  await expect(applicant).toHaveValue('Кравченко Остап')
  await page.evaluate(() => location.reload())
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(applicant).toHaveValue('Кравченко Остап')
})
