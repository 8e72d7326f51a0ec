import { testCodes } from '@diia-desk/contract'
import { ScannerPage } from '../pages/scanner-page.ts'
import type { DeskPage } from '../pages/desk-page.ts'
import { cameraVideo } from '../support/camera-video.ts'
import { read } from '../support/reader-harness.ts'
import { screenPicture } from '../support/screen-picture.ts'
import { expect, test } from '../support/test.ts'
import { scan, typeByHand } from '../support/usb-scanner.ts'

const validations = '/api/validations'

const places: readonly [what: string, focus: (desk: DeskPage) => Promise<void>][] = [
  ['in the field of the thirteen digits', (desk) => desk.digits.focus()],
  ['on nothing', async () => undefined],
  ['on a button', (desk) => desk.page.getByRole('button', { name: 'Вийти' }).focus()],
]

for (const [what, focus] of places) {
  test(`scanned with the focus ${what}, under the Ukrainian layout: each code is checked once`, async ({
    openDesk,
    diia,
  }) => {
    const desk = await openDesk()
    await focus(desk)
    for (const way of ['link', 'barcode'] as const) {
      const code = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
      await scan(desk.page, code[way], { layout: 'ukrainian', terminators: ['Enter', 'Ctrl+J'] })
      await desk.says('Документ дійсний')
      await expect(desk.stage).toContainText('USB-сканер')
      await expect(desk.digits).toHaveValue('')
      await desk.nextVisitor()
    }
    await expect(desk.scan.getByText('USB-сканер працює')).toBeVisible()
    // Signed in still: the scan pressed no button.
    expect(desk.posted.filter((path) => path !== '/api/session')).toEqual([validations, validations])
  })
}

test('a slow scanner in a half-typed number: the digits stay, and the number goes as scanned', async ({
  openDesk,
  diia,
}) => {
  const desk = await openDesk()
  await desk.digits.click()
  await typeByHand(desk.page, '48200')
  await scan(desk.page, diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode, { gap: 90 })
  await desk.says('Документ дійсний')
  await expect(desk.stage).toContainText('USB-сканер')
  await expect(desk.digits).toHaveValue('4820 0')
  expect(desk.posted).toEqual([validations])
})

test('typing by hand goes as typed, before and after a scan', async ({ openDesk, diia }) => {
  const issue = () => diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode
  const desk = await openDesk()
  await desk.type(issue())
  await desk.says('Документ дійсний')
  await expect(desk.stage).toContainText('Введено вручну')
  await scan(desk.page, issue())
  await expect(desk.stage).toContainText('USB-сканер')
  await desk.type(issue())
  await expect(desk.stage).toContainText('Введено вручну')
  expect(desk.posted).toEqual([validations, validations, validations])
})

test('goods are no code; a number without its check digit is the scanner’s fault, and the desk says where to mend it', async ({
  openDesk,
}) => {
  const desk = await openDesk()
  await scan(desk.page, '48200247')
  await desk.says('Це не код Дії')
  await scan(desk.page, '557945555234')
  await desk.says('Код не прочитано')
  await expect(desk.stage).toContainText('Надійшло 12 цифр із 13')
  await desk.stage.getByRole('link', { name: 'Перевірити сканер' }).click()
  await expect(desk.page.getByRole('heading', { name: 'Перевірка сканера' })).toBeVisible()
  expect(desk.posted).toEqual([])
})

test('the check reads its three codes and keeps them here; on the desk they are told as test codes', async ({
  openDesk,
}) => {
  const desk = await openDesk()
  const check = new ScannerPage(desk.page)
  await check.open()
  await expect(check.picture('QR-код')).toBeVisible()
  await scan(desk.page, testCodes.qr, { layout: 'ukrainian' })
  await expect(check.picture('штрихкод EAN-13')).toBeVisible()
  await check.trial.click()
  await scan(desk.page, testCodes['ean-13'], { layout: 'ukrainian' })
  await expect(check.trial).toHaveValue('Заява про реєстрацію')
  await expect(desk.page.getByText('Текст і курсор на своєму місці.')).toBeVisible()
  await scan(desk.page, testCodes['code-128'], { layout: 'ukrainian' })
  await expect(check.findings).toContainText('Сканер готовий до роботи')
  await expect(check.finding('Розкладка клавіатури')).toContainText('Українська. Не заважає')
  await desk.page.getByRole('main').getByRole('link', { name: 'До робочого місця' }).click()
  for (const text of Object.values(testCodes)) {
    await desk.nextVisitor()
    await scan(desk.page, text)
    await desk.says('Це тестовий код')
  }
  expect(desk.posted).toEqual([])
})

test('the check tells a wrong layout of the scanner, and what arrived', async ({ openDesk }) => {
  const desk = await openDesk()
  const check = new ScannerPage(desk.page)
  await check.open()
  // As a scanner set to a German keyboard presses the keys.
  const keys: Record<string, string> = { ':': '>', '/': '&', '-': '/', y: 'z', z: 'y' }
  await scan(desk.page, Array.from(testCodes.qr, (sign) => keys[sign] ?? sign).join(''), { layout: 'ukrainian' })
  await expect(check.findings).toContainText('Сканер треба налаштувати')
  await expect(check.finding('Вміст коду')).toContainText('Налаштуйте його на американську клавіатуру')
  await expect(check.finding('Вміст коду')).toContainText('https>&&diia.invalid&')
})

test('the codes of the check can be read off the screen', async ({ openDesk, openWithCamera, openReader }) => {
  test.slow()
  const desk = await openDesk()
  const check = new ScannerPage(desk.page)
  await check.open()
  for (const [kind, name] of [
    ['qr', 'QR-код'],
    ['ean-13', 'штрихкод EAN-13'],
    ['code-128', 'штрихкод Code 128'],
  ] as const) {
    await check.picture(name).evaluate((image: HTMLImageElement) => image.decode())
    const page = await openWithCamera({ film: cameraVideo([{ screen: await screenPicture(desk.page), seconds: 0.4 }]) })
    await openReader(page)
    await page.evaluate(() => window.harness.start())
    await expect.poll(() => read(page)).toEqual([testCodes[kind]])
    await scan(desk.page, testCodes[kind])
  }
})

test('the page may ask for scanners that speak to it', async ({ openDesk }) => {
  const desk = await openDesk()
  const allowed = await desk.page.evaluate(async () => {
    const { hid, serial } = navigator as unknown as {
      hid: { getDevices(): Promise<unknown[]> }
      serial: { getPorts(): Promise<unknown[]> }
    }
    return [await hid.getDevices(), await serial.getPorts()]
  })
  expect(allowed).toEqual([[], []])
})
