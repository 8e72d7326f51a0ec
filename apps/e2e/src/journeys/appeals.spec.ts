import { AppealsPage, residence } from '../pages/appeals-page.ts'
import { expect, test } from '../support/test.ts'
import { copyOf } from '../support/visit.ts'
import { scan } from '../support/usb-scanner.ts'

test(
  'two copies and a few keys: an appeal, its receipt, its place in the journal',
  { tag: '@whole-browser' },
  async ({ openDesk, openPhone }) => {
    const phone = await openPhone()
    const desk = await openDesk({ mode: 'copies' })
    const appeals = new AppealsPage(desk.page)
    await copyOf(desk, phone, 'internal-passport')
    await copyOf(desk, phone, 'taxpayer-card')

    // Looked at once its list is closed: while that is open, react-aria hides all else from screen readers.
    await appeals.begin()
    await appeals.choose(residence)
    await expect(appeals.applicant).toHaveValue(/^Дем’яненко Мар’яна/)
    await expect(appeals.attached.getByRole('checkbox', { checked: true })).toHaveCount(2)
    await expect(appeals.documents.getByText('бракує')).toHaveCount(0)
    const number = await appeals.submit()
    await expect(appeals.documents.getByText('бракує')).toHaveCount(0)

    // The receipt is drawn and can be printed from the page itself: no tab was needed for it.
    const receipt = desk.page.waitForResponse((response) => response.url().includes('/receipt'))
    const tabs = desk.page.context().pages().length
    // A browser without a screen has no dialog for it: the frame says that it was told to print.
    await desk.page.addInitScript(() => {
      if (window.top !== window) window.print = () => window.top?.postMessage('printed', '*')
    })
    await desk.page.evaluate(() =>
      addEventListener('message', ({ data }) => data === 'printed' && document.body.setAttribute('data-printed', '')),
    )
    await desk.page.getByRole('button', { name: 'Друкувати квитанцію' }).click()
    expect((await receipt).headers()['content-type']).toBe('application/pdf')
    await expect(desk.page.locator('body')).toHaveAttribute('data-printed')
    expect(desk.page.context().pages()).toHaveLength(tabs)

    await desk.nextVisitor()
    await appeals.openList()
    await expect(appeals.row(number)).toContainText('Реєстрація місця проживання')
    await expect(appeals.row(number)).toContainText('Дем’яненко Мар’яна')
    await appeals.open(number)
    await expect(desk.page.getByText('Копії отримано')).toHaveCount(2)
    await expect(appeals.events()).toHaveCount(1)
    await desk.page.getByRole('button', { name: 'Взяти в роботу' }).click()
    await desk.page.getByRole('button', { name: 'Послугу надано' }).click()
    await desk.page.getByRole('combobox', { name: 'Як видано результат' }).selectOption('Фронт-офіс')
    await desk.page.getByRole('button', { name: 'Зберегти' }).click()
    await expect(appeals.events().first()).toContainText('Послугу надано')
    await expect(desk.page.getByText('Результат ще не видано')).toBeVisible()
    await appeals.openList('До видачі')
    await expect(appeals.row(number)).toBeVisible()
  },
)

test('registered while the visitor is waited for: the copies come to the appeal, and a scan into the form goes to Diia', async ({
  openDesk,
  openPhone,
}) => {
  const phone = await openPhone()
  const desk = await openDesk({ mode: 'copies' })
  const appeals = new AppealsPage(desk.page)
  await phone.show('mariana', 'internal-passport', 'ean-13')
  await desk.type(await phone.digits())
  await desk.says('Чекаємо на відвідувача')
  await appeals.begin()
  await appeals.choose(residence)
  await expect(appeals.documents.getByText('бракує')).toHaveCount(2)
  await expect(appeals.attached).toContainText('Чекаємо')

  await desk.page.keyboard.press('F2')
  await appeals.applicant.fill('Дем’яненко М')
  await scan(desk.page, '4820024700016')
  await expect(desk.page.getByText(/До звернення не додається/).first()).toBeVisible()
  await expect(appeals.applicant).toHaveValue('Дем’яненко М')

  // What comes within a quarter of a second after a scan may be the scanner's: its Enter registers nothing.
  await desk.page.waitForTimeout(300)
  await appeals.applicant.focus()
  const number = await appeals.submit()
  await phone.confirm()
  await expect(appeals.documents.getByText('бракує')).toHaveCount(1)
  await appeals.openList('Незавершені')
  await appeals.open(number)
  await expect(appeals.fact('Заявник')).toHaveText('Дем’яненко М')
  await expect(desk.page.getByText('Копії отримано')).toBeVisible()
})

test('the desk stays with its appeal: what is asked for after goes to it', async ({ openDesk, openPhone }) => {
  const phone = await openPhone()
  const desk = await openDesk({ mode: 'copies' })
  const appeals = new AppealsPage(desk.page)
  const number = await appeals.register(residence)
  await expect(appeals.documents.getByText('бракує')).toHaveCount(2)
  await copyOf(desk, phone, 'taxpayer-card')
  await expect(desk.page.getByText('документи: 1 з 2')).toBeVisible()
  await desk.page.getByRole('button', { name: 'До звернення' }).click()
  await desk.says(number)
  await expect(appeals.documents.getByText('бракує')).toHaveCount(1)
})
