import { AppealsPage, residence } from '../pages/appeals-page.ts'
import { expect, test } from '../support/test.ts'
import { copyOf } from '../support/visit.ts'
import { scan } from '../support/usb-scanner.ts'

test(
  'two copies and a few keys: an appeal, its receipt, its place in the journal',
  { tag: '@whole-browser' },
  async ({ openWorkplace, openPhone }) => {
    const phone = await openPhone()
    const workplace = await openWorkplace({ mode: 'copies' })
    const appeals = new AppealsPage(workplace.page)
    await copyOf(workplace, phone, 'internal-passport')
    await copyOf(workplace, phone, 'taxpayer-card')

    // Checked after its list is closed: while it is open, react-aria hides everything else from screen readers.
    await appeals.begin()
    await appeals.choose(residence)
    await expect(appeals.applicant).toHaveValue(/^Дем’яненко Мар’яна/)
    await expect(appeals.attached.getByRole('checkbox', { checked: true })).toHaveCount(2)
    await expect(appeals.documents.getByText('бракує')).toHaveCount(0)
    const number = await appeals.submit()
    await expect(appeals.documents.getByText('бракує')).toHaveCount(0)

    // The receipt is rendered and can be printed from the page, without a tab.
    const receipt = workplace.page.waitForResponse((response) => response.url().includes('/receipt'))
    const tabs = workplace.page.context().pages().length
    // A headless browser has no print dialog: the frame records that it was told to print.
    await workplace.page.addInitScript(() => {
      if (window.top !== window) window.print = () => window.top?.postMessage('printed', '*')
    })
    await workplace.page.evaluate(() =>
      addEventListener('message', ({ data }) => data === 'printed' && document.body.setAttribute('data-printed', '')),
    )
    await workplace.page.getByRole('button', { name: 'Друкувати квитанцію' }).click()
    expect((await receipt).headers()['content-type']).toBe('application/pdf')
    await expect(workplace.page.locator('body')).toHaveAttribute('data-printed')
    expect(workplace.page.context().pages()).toHaveLength(tabs)

    await workplace.nextVisitor()
    await appeals.openList()
    await expect(appeals.row(number)).toContainText('Реєстрація місця проживання')
    await expect(appeals.row(number)).toContainText('Дем’яненко Мар’яна')
    await appeals.open(number)
    await expect(workplace.page.getByText('Копії отримано')).toHaveCount(2)
    await expect(appeals.events()).toHaveCount(1)
    await workplace.page.getByRole('button', { name: 'Взяти в роботу' }).click()
    await workplace.page.getByRole('button', { name: 'Послугу надано' }).click()
    await workplace.page.getByRole('combobox', { name: 'Як видано результат' }).selectOption('Фронт-офіс')
    await workplace.page.getByRole('button', { name: 'Зберегти' }).click()
    await expect(appeals.events().first()).toContainText('Послугу надано')
    await expect(workplace.page.getByText('Результат ще не видано')).toBeVisible()
    await appeals.openList('До видачі')
    await expect(appeals.row(number)).toBeVisible()
  },
)

test('registered while the visitor is waited for: the copies are attached to the appeal, and a scan into the form is sent to Diia', async ({
  openWorkplace,
  openPhone,
}) => {
  const phone = await openPhone()
  const workplace = await openWorkplace({ mode: 'copies' })
  const appeals = new AppealsPage(workplace.page)
  await phone.show('mariana', 'internal-passport', 'ean-13')
  await workplace.type(await phone.digits())
  await workplace.says('Чекаємо на відвідувача')
  await appeals.begin()
  await appeals.choose(residence)
  await expect(appeals.documents.getByText('бракує')).toHaveCount(2)
  await expect(appeals.attached).toContainText('Чекаємо')

  await workplace.page.keyboard.press('F2')
  await appeals.applicant.fill('Дем’яненко М')
  await scan(workplace.page, '4820024700016')
  await expect(workplace.page.getByText(/До звернення не додається/).first()).toBeVisible()
  await expect(appeals.applicant).toHaveValue('Дем’яненко М')

  // Keys within 250 ms after a scan may be the scanner's, so this Enter does not register.
  await workplace.page.waitForTimeout(300)
  await appeals.applicant.focus()
  const number = await appeals.submit()
  await phone.confirm()
  await expect(appeals.documents.getByText('бракує')).toHaveCount(1)
  await appeals.openList('Незавершені')
  await appeals.open(number)
  await expect(appeals.fact('Заявник')).toHaveText('Дем’яненко М')
  await expect(workplace.page.getByText('Копії отримано')).toBeVisible()
})

test('after registration further requests are attached to the appeal', async ({ openWorkplace, openPhone }) => {
  const phone = await openPhone()
  const workplace = await openWorkplace({ mode: 'copies' })
  const appeals = new AppealsPage(workplace.page)
  const number = await appeals.register(residence)
  await expect(appeals.documents.getByText('бракує')).toHaveCount(2)
  await copyOf(workplace, phone, 'taxpayer-card')
  await expect(workplace.page.getByText('документи: 1 з 2')).toBeVisible()
  await workplace.page.getByRole('button', { name: 'До звернення' }).click()
  await workplace.says(number)
  await expect(appeals.documents.getByText('бракує')).toHaveCount(1)
})
