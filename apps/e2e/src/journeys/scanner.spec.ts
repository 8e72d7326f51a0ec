import { testCodes } from '@diia-desk/contract'
import { ScannerPage } from '../pages/scanner-page.ts'
import type { WorkplacePage } from '../pages/workplace-page.ts'
import { cameraVideo } from '../support/camera-video.ts'
import { read } from '../support/reader-harness.ts'
import { screenPicture } from '../support/screen-picture.ts'
import { expect, test } from '../support/test.ts'
import { scan, typeByHand } from '../support/usb-scanner.ts'

const validations = '/api/validations'

const places: readonly [what: string, focus: (workplace: WorkplacePage) => Promise<void>][] = [
  ['in the field of the thirteen digits', (workplace) => workplace.digits.focus()],
  ['on nothing', async () => undefined],
  ['on a button', (workplace) => workplace.page.getByRole('button', { name: 'Вийти' }).focus()],
]

for (const [what, focus] of places) {
  test(`scanned with the focus ${what}, under the Ukrainian layout: each code is checked once`, async ({
    openWorkplace,
    diia,
  }) => {
    const workplace = await openWorkplace()
    await focus(workplace)
    for (const way of ['link', 'barcode'] as const) {
      const code = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
      await scan(workplace.page, code[way], { layout: 'ukrainian', terminators: ['Enter', 'Ctrl+J'] })
      await workplace.says('Документ дійсний')
      await expect(workplace.stage).toContainText('USB-сканер')
      await expect(workplace.digits).toHaveValue('')
      await workplace.nextVisitor()
    }
    await expect(workplace.scan.getByText('USB-сканер працює')).toBeVisible()
    // Still signed in: the scan pressed no button.
    expect(workplace.posted.filter((path) => path !== '/api/session')).toEqual([validations, validations])
  })
}

test('a slow scanner while a number is half-typed: the digits stay, and the scanned number is sent', async ({
  openWorkplace,
  diia,
}) => {
  const workplace = await openWorkplace()
  await workplace.digits.click()
  await typeByHand(workplace.page, '48200')
  await scan(workplace.page, diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode, {
    gap: 90,
  })
  await workplace.says('Документ дійсний')
  await expect(workplace.stage).toContainText('USB-сканер')
  await expect(workplace.digits).toHaveValue('4820 0')
  expect(workplace.posted).toEqual([validations])
})

test('typing by hand counts as typed, before and after a scan', async ({ openWorkplace, diia }) => {
  const issue = () => diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode
  const workplace = await openWorkplace()
  await workplace.type(issue())
  await workplace.says('Документ дійсний')
  await expect(workplace.stage).toContainText('Введено вручну')
  await scan(workplace.page, issue())
  await expect(workplace.stage).toContainText('USB-сканер')
  await workplace.type(issue())
  await expect(workplace.stage).toContainText('Введено вручну')
  expect(workplace.posted).toEqual([validations, validations, validations])
})

test('goods are no code; a number without its check digit is a fault of the scanner’s settings, and the page links to the check', async ({
  openWorkplace,
}) => {
  const workplace = await openWorkplace()
  await scan(workplace.page, '48200247')
  await workplace.says('Це не код Дії')
  await scan(workplace.page, '557945555234')
  await workplace.says('Код не прочитано')
  await expect(workplace.stage).toContainText('Надійшло 12 цифр із 13')
  await workplace.stage.getByRole('link', { name: 'Перевірити сканер' }).click()
  await expect(workplace.page.getByRole('heading', { name: 'Перевірка сканера' })).toBeVisible()
  expect(workplace.posted).toEqual([])
})

test('the scanner check reads its three codes and sends nothing; at the workplace they are reported as test codes', async ({
  openWorkplace,
}) => {
  const workplace = await openWorkplace()
  const check = new ScannerPage(workplace.page)
  await check.open()
  await expect(check.picture('QR-код')).toBeVisible()
  await scan(workplace.page, testCodes.qr, { layout: 'ukrainian' })
  await expect(check.picture('штрихкод EAN-13')).toBeVisible()
  await check.trial.click()
  await scan(workplace.page, testCodes['ean-13'], { layout: 'ukrainian' })
  await expect(check.trial).toHaveValue('Заява про реєстрацію')
  await expect(workplace.page.getByText('Текст і курсор на своєму місці.')).toBeVisible()
  await scan(workplace.page, testCodes['code-128'], { layout: 'ukrainian' })
  await expect(check.findings).toContainText('Сканер готовий до роботи')
  await expect(check.finding('Розкладка клавіатури')).toContainText('Українська. Не заважає')
  await workplace.page.getByRole('main').getByRole('link', { name: 'До робочого місця' }).click()
  for (const text of Object.values(testCodes)) {
    await workplace.nextVisitor()
    await scan(workplace.page, text)
    await workplace.says('Це тестовий код')
  }
  expect(workplace.posted).toEqual([])
})

test('the scanner check reports a wrong layout of the scanner, and the received text', async ({ openWorkplace }) => {
  const workplace = await openWorkplace()
  const check = new ScannerPage(workplace.page)
  await check.open()
  // The keys of a scanner set to a German keyboard.
  const keys: Record<string, string> = { ':': '>', '/': '&', '-': '/', y: 'z', z: 'y' }
  await scan(workplace.page, Array.from(testCodes.qr, (sign) => keys[sign] ?? sign).join(''), { layout: 'ukrainian' })
  await expect(check.findings).toContainText('Сканер треба налаштувати')
  await expect(check.finding('Вміст коду')).toContainText('Налаштуйте його на американську клавіатуру')
  await expect(check.finding('Вміст коду')).toContainText('https>&&diia.invalid&')
})

test('the test codes can be read from the screen', async ({ openWorkplace, openWithCamera, openReader }) => {
  test.slow()
  const workplace = await openWorkplace()
  const check = new ScannerPage(workplace.page)
  await check.open()
  for (const [kind, name] of [
    ['qr', 'QR-код'],
    ['ean-13', 'штрихкод EAN-13'],
    ['code-128', 'штрихкод Code 128'],
  ] as const) {
    await check.picture(name).evaluate((image: HTMLImageElement) => image.decode())
    const page = await openWithCamera({
      film: cameraVideo([{ screen: await screenPicture(workplace.page), seconds: 0.4 }]),
    })
    await openReader(page)
    await page.evaluate(() => window.harness.start())
    await expect.poll(() => read(page)).toEqual([testCodes[kind]])
    await scan(workplace.page, testCodes[kind])
  }
})

test('the page may connect scanners directly', async ({ openWorkplace }) => {
  const workplace = await openWorkplace()
  const allowed = await workplace.page.evaluate(async () => {
    const { hid, serial } = navigator as unknown as {
      hid: { getDevices(): Promise<unknown[]> }
      serial: { getPorts(): Promise<unknown[]> }
    }
    return [await hid.getDevices(), await serial.getPorts()]
  })
  expect(allowed).toEqual([[], []])
})
