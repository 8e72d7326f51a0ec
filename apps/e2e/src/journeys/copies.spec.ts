import { expectAccessible } from '../support/accessible.ts'
import { cameraVideo } from '../support/camera-video.ts'
import { screenPicture } from '../support/screen-picture.ts'
import type { DeskPage } from '../pages/desk-page.ts'
import type { PhonePage } from '../pages/phone-page.ts'
import { expect, test } from '../support/test.ts'

/** Asks for the copy of a document whose bars are on the phone. */
async function ask(desk: DeskPage, phone: PhonePage, citizen = 'mariana', type = 'internal-passport'): Promise<void> {
  await phone.show(citizen, type, 'ean-13')
  await desk.choose('Отримати копії')
  await desk.type(await phone.digits())
  await desk.says('Чекаємо на відвідувача')
}

test(
  'a QR before the camera becomes a signed copy on the screen when the visitor confirms',
  { tag: '@whole-browser' },
  async ({ openDesk, openPhone }) => {
    const phone = await openPhone()
    await phone.choose('Дем’яненко Мар’яна', 'Паспорт громадянина України')
    const film = cameraVideo([{ screen: await screenPicture(phone.page), seconds: 0.4 }])
    // The camera reads as soon as the page is open, so the mode is the one of yesterday.
    const desk = await openDesk({ camera: { film }, mode: 'copies' })
    await desk.says('Чекаємо на відвідувача')
    await expect(desk.today.getByRole('button', { name: /Чекаємо/ })).toBeVisible()
    await expect(phone.page.getByText('ЦНАП Яснополянської громади')).toBeVisible()
    await expectAccessible(phone.page)
    await phone.confirm()
    await desk.says('Копії отримано')
    await expect(phone.page.getByRole('heading', { name: 'Копії надано' })).toBeVisible()
    await expectAccessible(phone.page)

    await expect(desk.field('Прізвище')).toHaveText('Дем’яненко')
    await expect(desk.field('Ім’я')).toHaveText('Мар’яна')
    await expect(desk.field('РНОКПП')).toHaveText('3148799525')
    await expect(desk.stage).toContainText('Підпис перевірено')
    await expect(desk.stage).toContainText('Порівняйте фото з людиною')
    await expect(desk.today.getByRole('button', { name: /Копії отримано.*Дем’яненко М\. В\./ })).toBeVisible()
    // The browser's own viewer is up and draws what we sent.
    await expect
      .poll(() => desk.page.frames().some((frame) => frame.url().startsWith('chrome-extension://')))
      .toBe(true)
    expect(desk.posted.filter((path) => path === '/api/document-requests')).toHaveLength(1)
  },
)

test('every kind of document arrives with its fields', async ({ openDesk, openPhone }) => {
  test.slow()
  const phone = await openPhone()
  const desk = await openDesk()
  for (const [citizen, type, label, value] of [
    ['oleksandra', 'foreign-passport', 'Прізвище латиницею', 'Nechui-Levytska-Kostiantynopolska'],
    ['oleksandra', 'taxpayer-card', 'РНОКПП', '3347399462'],
    ['oleksandra', 'driver-license', 'Категорії', 'B'],
    ['oleksandra', 'birth-certificate', 'Прізвище дитини', 'Нечуй-Левицький-Костянтинопольський'],
    ['lenara', 'reference-internally-displaced-person', 'Прізвище', 'Айварова'],
  ] as const) {
    await ask(desk, phone, citizen, type)
    await phone.confirm()
    await desk.says('Копії отримано')
    await expect(desk.field(label)).toHaveText(value)
    await desk.nextVisitor()
  }
})

test('while the signature is being verified nothing is shown yet', async ({ openDesk, openPhone }) => {
  const phone = await openPhone()
  const desk = await openDesk()
  await ask(desk, phone)
  // The news that the copies are there is held back, so that there is time to look.
  const held = Promise.withResolvers<void>()
  await desk.page.route('**/api/document-requests/*', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes('"arrived"')) await held.promise
    await route.fulfill({ response })
  })
  await phone.confirm()
  await desk.says('Перевіряємо підпис')
  await expect(desk.stage.getByText('Дем’яненко')).toHaveCount(0)
  held.resolve()
  await desk.says('Копії отримано')
})

test('the list of the day opens again what came, also in English and after a reload', async ({
  openDesk,
  openPhone,
}) => {
  const phone = await openPhone()
  const desk = await openDesk()
  await ask(desk, phone)
  await phone.confirm()
  await desk.says('Копії отримано')
  // Escape closes the menu and nothing else.
  await desk.openMenu()
  await desk.page.keyboard.press('Escape')
  await desk.says('Копії отримано')
  await desk.chooseFromMenu('English')
  await desk.page.getByRole('heading', { name: 'Copies received' }).waitFor()
  await expect(desk.field('Surname')).toHaveText('Дем’яненко')
  await desk.chooseFromMenu('Українська')
  await desk.page.reload()
  await desk.says('Готово до зчитування')
  await desk.today.getByRole('button', { name: /Копії отримано/ }).click()
  await expect(desk.field('Прізвище')).toHaveText('Дем’яненко')
})

test('what comes while the clerk is with the next visitor waits in the list', async ({ openDesk, openPhone }) => {
  const phone = await openPhone()
  const desk = await openDesk()
  await ask(desk, phone)
  await desk.nextVisitor()
  await phone.confirm()
  await expect(desk.today.getByRole('button', { name: /Копії отримано/ })).toBeVisible()
  await desk.says('Готово до зчитування')
})

test('three minutes are counted down and then it is over', async ({ openDesk, openPhone, diia }) => {
  const phone = await openPhone()
  const desk = await openDesk({ clock: true })
  // The desk keeps to the server's clock, which goes on as ever; here the page's clock is to be believed.
  await desk.page.route(/\/api\/(?!events)/, async (route) => {
    const response = await route.fetch()
    const { date: _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await ask(desk, phone)
  await expect(desk.stage.getByRole('timer')).toHaveText(/^2:5\d$|^3:00$/)
  await desk.page.clock.fastForward('02:30')
  await expect(desk.stage.getByRole('timer')).toHaveText(/^0:(2\d|30)$/)
  diia.control.shiftClock(181_000)
  await desk.says('Час вичерпано')
  await expect(desk.stage).toContainText('Нічого не передано')
})

test('a request can be cancelled, and what comes all the same is in the list', async ({ openDesk, openPhone }) => {
  const phone = await openPhone()
  const desk = await openDesk()
  await ask(desk, phone)
  await desk.stage.getByRole('button', { name: 'Скасувати запит' }).click()
  await desk.says('Запит скасовано')
  await desk.nextVisitor()
  await expect(desk.today.getByRole('button', { name: /Скасовано/ })).toBeVisible()
  await phone.confirm()
  await expect(desk.today.getByRole('button', { name: /Копії отримано/ })).toBeVisible()
  await desk.says('Готово до зчитування')
})

test('a code that was used up is told in this mode too', async ({ openDesk, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  diia.control.expireCodes()
  const desk = await openDesk()
  await desk.choose('Отримати копії')
  await desk.type(barcode)
  await desk.says('Код недійсний')
})

test(
  'the manager finds the copy of the day with its seal',
  { tag: '@whole-browser' },
  async ({ openDesk, openPhone, openCopies }) => {
    const empty = await openCopies()
    await expect(empty.page.getByText('Копій за цей день немає')).toBeVisible()
    const phone = await openPhone()
    const desk = await openDesk()
    await ask(desk, phone)
    await phone.confirm()
    await desk.says('Копії отримано')
    const copies = await openCopies()
    await copies.open('Дем’яненко')
    await expect(copies.opened).toContainText('Підпис перевірено')
    await expect(copies.opened).toContainText('ЄДРПОУ 43395033')
    await expect(copies.opened).toContainText('Мирослава Ткач')
  },
)
