import { expectAccessible } from '../support/accessible.ts'
import { cameraVideo, steadyVideo } from '../support/camera-video.ts'
import { screenPicture } from '../support/screen-picture.ts'
import { expect, test } from '../support/test.ts'

const validations = '/api/validations'

for (const kind of ['qr', 'ean-13', 'code-128'] as const) {
  test(`a ${kind} held up to the camera is checked, once`, async ({ openDesk, openPhone }) => {
    const phone = await openPhone()
    await phone.show('mariana', 'internal-passport', kind)
    const desk = await openDesk({
      camera: { film: cameraVideo([{ screen: await screenPicture(phone.page), seconds: 0.4 }]) },
    })
    await desk.says('Документ дійсний')
    await expect(desk.stage).toContainText('Порівняйте фото з людиною')
    await expect(desk.stage).toContainText('Камера')
    await expect(desk.today.getByRole('button', { name: /Дійсний/ })).toBeVisible()
    await expect(phone.page.getByRole('heading', { name: 'Код використано' })).toBeVisible()
    // The phone is still before the camera, and nobody asks Diia again.
    await desk.page.waitForTimeout(2000)
    await desk.page.keyboard.press('Escape')
    await desk.page.waitForTimeout(500)
    expect(desk.posted.filter((path) => path === validations)).toHaveLength(1)
  })
}

test('a phone that leaves the camera and comes back with the same code is asked about once', async ({
  openDesk,
  diia,
}) => {
  const { link } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const desk = await openDesk({
    camera: {
      film: cameraVideo([{ seconds: 1.4 }, { code: { kind: 'qr', text: link }, seconds: 0.8 }], { keep: false }),
    },
  })
  await desk.says('Документ дійсний')
  await desk.nextVisitor()
  // The note tells that it was read a second time, after the camera had seen nothing for more than a second.
  await expect(desk.stage).toContainText('Другий запит не надсилали')
  await desk.nextVisitor()
  await expect(desk.stage).toContainText('Другий запит не надсилали')
  expect(desk.posted).toEqual([validations])
})

test('typed digits are checked as soon as the last one is there', async ({ openDesk, openPhone }) => {
  const phone = await openPhone()
  await phone.show('yevhen', 'driver-license', 'code-128')
  const desk = await openDesk()
  await expectAccessible(desk.page)
  await desk.type(await phone.digits())
  await desk.says('Документ дійсний')
  await expect(desk.stage).toContainText('Введено вручну')
  await expectAccessible(desk.page)
  await desk.nextVisitor()
  await expect(desk.digits).toHaveValue('')
})

test('a wrong check digit is explained and not sent', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.type('5579455552342')
  await expect(desk.scan.getByRole('alert').filter({ hasText: 'Контрольна цифра не збігається' })).toBeVisible()
  await expectAccessible(desk.page)
  await desk.page.keyboard.press('Enter')
  await desk.says('Готово до зчитування')
  expect(desk.posted).toEqual([])
})

test('a pasted link is checked', async ({ openDesk, diia }) => {
  const desk = await openDesk()
  await desk.paste(diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).link)
  await desk.says('Документ дійсний')
  await expect(desk.stage).toContainText('Вставлено')
})

for (const [what, text, word] of [
  [
    'a link meant for the visitor’s own phone',
    'https://diia.app/acquirers/branch/5f0c/offer/8f14',
    'Цей код не для нас',
  ],
  ['anything else', 'https://example.org/menu', 'Це не код Дії'],
] as const) {
  test(`${what} is told and not sent`, async ({ openDesk }) => {
    const desk = await openDesk({ camera: { film: steadyVideo({ kind: 'qr', text }) } })
    await desk.says(word)
    await expectAccessible(desk.page)
    expect(desk.posted).toEqual([])
  })
}

test('an expired code is told as such', async ({ openDesk, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  diia.control.expireCodes()
  const desk = await openDesk()
  await desk.type(barcode)
  await desk.says('Код недійсний')
  await expect(desk.stage).toContainText('строк дії коду вичерпано')
  await expectAccessible(desk.page)
})

test('an unknown code is told as such', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.type('5579455552341')
  await desk.says('Код недійсний')
  await expect(desk.stage).toContainText('Дія не знає такого коду')
  await expectAccessible(desk.page)
})

test('a code used at another window is told with time and place', async ({ openDesk, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const first = await openDesk({ window: '2', login: 'b.yaremchuk' })
  await first.type(barcode)
  await first.says('Документ дійсний')
  const desk = await openDesk()
  await desk.type(barcode)
  await desk.says('Код недійсний')
  await expect(desk.stage).toContainText(/Його вже використали сьогодні о\s\d{1,2}:\d{2}, вікно\s2/)
  await expectAccessible(desk.page)
})

test('the same code again shows its first answer and is not sent', async ({ openDesk, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const desk = await openDesk()
  await desk.type(barcode)
  await desk.says('Документ дійсний')
  await desk.nextVisitor()
  await desk.type(barcode)
  await desk.says('Документ дійсний')
  await expect(desk.stage).toContainText('Другий запит не надсилали')
  await expectAccessible(desk.page)
  expect(desk.posted).toEqual([validations])
})

test('a document that Diia does not confirm is not valid, without a guessed reason', async ({ openDesk, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport', valid: false })
  const desk = await openDesk()
  await desk.type(barcode)
  await desk.says('Недійсний')
  await expect(desk.stage).toContainText('не назвала причини')
  await expectAccessible(desk.page)
})
