import { expectAccessible } from '../support/accessible.ts'
import { cameraVideo } from '../support/camera-video.ts'
import { screenPicture } from '../support/screen-picture.ts'
import type { WorkplacePage } from '../pages/workplace-page.ts'
import type { PhonePage } from '../pages/phone-page.ts'
import { expect, test } from '../support/test.ts'

/** Requests the copy of a document whose barcode is on the phone. */
async function ask(
  workplace: WorkplacePage,
  phone: PhonePage,
  citizen = 'mariana',
  type = 'internal-passport',
): Promise<void> {
  await phone.show(citizen, type, 'ean-13')
  await workplace.choose('Отримати копії')
  await workplace.type(await phone.digits())
  await workplace.says('Чекаємо на відвідувача')
}

test(
  'a QR before the camera becomes a signed copy on the screen when the visitor confirms',
  { tag: '@whole-browser' },
  async ({ openWorkplace, openPhone }) => {
    const phone = await openPhone()
    await phone.choose('Дем’яненко Мар’яна', 'Паспорт громадянина України')
    const film = cameraVideo([{ screen: await screenPicture(phone.page), seconds: 0.4 }])
    // The camera reads as soon as the page is open, so the mode is stored in advance.
    const workplace = await openWorkplace({ camera: { film }, mode: 'copies' })
    await workplace.says('Чекаємо на відвідувача')
    await expect(workplace.today.getByRole('button', { name: /Чекаємо/ })).toBeVisible()
    await expect(phone.page.getByText('ЦНАП Яснополянської громади')).toBeVisible()
    await expectAccessible(phone.page)
    await phone.confirm()
    await workplace.says('Копії отримано')
    await expect(phone.page.getByRole('heading', { name: 'Копії надано' })).toBeVisible()
    await expectAccessible(phone.page)

    await expect(workplace.field('Прізвище')).toHaveText('Дем’яненко')
    await expect(workplace.field('Ім’я')).toHaveText('Мар’яна')
    await expect(workplace.field('РНОКПП')).toHaveText('3148799525')
    await expect(workplace.stage).toContainText('Підпис перевірено')
    await expect(workplace.stage).toContainText('Порівняйте фото з людиною')
    await expect(workplace.today.getByRole('button', { name: /Копії отримано.*Дем’яненко М\. В\./ })).toBeVisible()
    // The browser's own viewer shows the document.
    await expect
      .poll(() => workplace.page.frames().some((frame) => frame.url().startsWith('chrome-extension://')))
      .toBe(true)
    expect(workplace.posted.filter((path) => path === '/api/document-requests')).toHaveLength(1)
  },
)

test('every document type is received with its fields', async ({ openWorkplace, openPhone }) => {
  test.slow()
  const phone = await openPhone()
  const workplace = await openWorkplace()
  for (const [citizen, type, label, value] of [
    ['oleksandra', 'foreign-passport', 'Прізвище латиницею', 'Nechui-Levytska-Kostiantynopolska'],
    ['oleksandra', 'taxpayer-card', 'РНОКПП', '3347399462'],
    ['oleksandra', 'driver-license', 'Категорії', 'B'],
    ['oleksandra', 'birth-certificate', 'Прізвище дитини', 'Нечуй-Левицький-Костянтинопольський'],
    ['lenara', 'reference-internally-displaced-person', 'Прізвище', 'Айварова'],
  ] as const) {
    await ask(workplace, phone, citizen, type)
    await phone.confirm()
    await workplace.says('Копії отримано')
    await expect(workplace.field(label)).toHaveText(value)
    await workplace.nextVisitor()
  }
})

test('nothing is shown while the signature is being verified', async ({ openWorkplace, openPhone }) => {
  const phone = await openPhone()
  const workplace = await openWorkplace()
  await ask(workplace, phone)
  // The event about the received copies is delayed, so that the state before it can be checked.
  const held = Promise.withResolvers<void>()
  await workplace.page.route('**/api/document-requests/*', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes('"arrived"')) await held.promise
    await route.fulfill({ response })
  })
  await phone.confirm()
  await workplace.says('Перевіряємо підпис')
  await expect(workplace.stage.getByText('Дем’яненко')).toHaveCount(0)
  held.resolve()
  await workplace.says('Копії отримано')
})

test('a received copy can be opened again from the list of the day, also in English and after a reload', async ({
  openWorkplace,
  openPhone,
}) => {
  const phone = await openPhone()
  const workplace = await openWorkplace()
  await ask(workplace, phone)
  await phone.confirm()
  await workplace.says('Копії отримано')
  // Escape closes only the menu.
  await workplace.openMenu()
  await workplace.page.keyboard.press('Escape')
  await workplace.says('Копії отримано')
  await workplace.chooseFromMenu('English')
  await workplace.page.getByRole('heading', { name: 'Copies received' }).waitFor()
  await expect(workplace.field('Surname')).toHaveText('Дем’яненко')
  await workplace.chooseFromMenu('Українська')
  await workplace.page.reload()
  await workplace.says('Готово до зчитування')
  await workplace.today.getByRole('button', { name: /Копії отримано/ }).click()
  await expect(workplace.field('Прізвище')).toHaveText('Дем’яненко')
})

test('copies that arrive during the next visit are in the list', async ({ openWorkplace, openPhone }) => {
  const phone = await openPhone()
  const workplace = await openWorkplace()
  await ask(workplace, phone)
  await workplace.nextVisitor()
  await phone.confirm()
  await expect(workplace.today.getByRole('button', { name: /Копії отримано/ })).toBeVisible()
  await workplace.says('Готово до зчитування')
})

test('three minutes are counted down, then the request expires', async ({ openWorkplace, openPhone, diia }) => {
  const phone = await openPhone()
  const workplace = await openWorkplace({ clock: true })
  // The app follows the server's clock, which is not changed here; this makes it use the page's clock.
  await workplace.page.route(/\/api\/(?!events)/, async (route) => {
    const response = await route.fetch()
    const { date: _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await ask(workplace, phone)
  await expect(workplace.stage.getByRole('timer')).toHaveText(/^2:5\d$|^3:00$/)
  await workplace.page.clock.fastForward('02:30')
  await expect(workplace.stage.getByRole('timer')).toHaveText(/^0:(2\d|30)$/)
  diia.control.shiftClock(181_000)
  await workplace.says('Час вичерпано')
  await expect(workplace.stage).toContainText('Нічого не передано')
})

test('a request can be cancelled, and copies that arrive anyway are in the list', async ({
  openWorkplace,
  openPhone,
}) => {
  const phone = await openPhone()
  const workplace = await openWorkplace()
  await ask(workplace, phone)
  await workplace.stage.getByRole('button', { name: 'Скасувати запит' }).click()
  await workplace.says('Запит скасовано')
  await workplace.nextVisitor()
  await expect(workplace.today.getByRole('button', { name: /Скасовано/ })).toBeVisible()
  await phone.confirm()
  await expect(workplace.today.getByRole('button', { name: /Копії отримано/ })).toBeVisible()
  await workplace.says('Готово до зчитування')
})

test('a used code is reported in this mode too', async ({ openWorkplace, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  diia.control.expireCodes()
  const workplace = await openWorkplace()
  await workplace.choose('Отримати копії')
  await workplace.type(barcode)
  await workplace.says('Код недійсний')
})

test(
  'the manager finds the copy of the day with its seal',
  { tag: '@whole-browser' },
  async ({ openWorkplace, openPhone, openCopies }) => {
    const empty = await openCopies()
    await expect(empty.page.getByText('Копій за цей день немає')).toBeVisible()
    const phone = await openPhone()
    const workplace = await openWorkplace()
    await ask(workplace, phone)
    await phone.confirm()
    await workplace.says('Копії отримано')
    const copies = await openCopies()
    await copies.open('Дем’яненко')
    await expect(copies.opened).toContainText('Підпис перевірено')
    await expect(copies.opened).toContainText('ЄДРПОУ 43395033')
    await expect(copies.opened).toContainText('Мирослава Ткач')
  },
)
