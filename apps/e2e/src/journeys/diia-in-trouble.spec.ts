import { expect, test } from '../support/test.ts'

for (const [down, reason] of [
  ['refused', 'Не вдалося з’єднатися з Дією'],
  ['unavailable', 'Дія повідомила про свою несправність'],
] as const) {
  test(`Diia ${down}: nothing is said of the document, and the same code is checked later by one key`, async ({
    openDesk,
    diia,
  }) => {
    const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
    const desk = await openDesk()
    diia.control.trouble({ down })
    await desk.type(barcode)
    await desk.says('Не вдалося перевірити')
    await expect(desk.stage).toContainText(reason)
    await expect(desk.stage).toContainText('Це не означає, що документ недійсний')
    await expect(desk.page.getByText('Дія не відповідає')).toBeVisible()
    diia.control.trouble({ down: false })
    await desk.page.keyboard.press('F8')
    await desk.says('Документ дійсний')
    await expect(desk.page.getByText('Дія на зв’язку')).toBeVisible()
  })
}

test('Diia slow: the desk waits, says so, and shows the answer', async ({ openDesk, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const desk = await openDesk()
  diia.control.trouble({ latencyMs: 4000 })
  await desk.type(barcode)
  await desk.says('Питаємо Дію…')
  await expect(desk.stage).toContainText('Дія відповідає довше, ніж звичайно')
  await desk.says('Документ дійсний')
})

test('Diia down: a request for copies is not lost in silence either', async ({ openDesk, openPhone, diia }) => {
  const phone = await openPhone()
  await phone.show('yevhen', 'internal-passport', 'ean-13')
  const desk = await openDesk()
  await desk.choose('Отримати копії')
  diia.control.trouble({ down: 'refused' })
  await desk.type(await phone.digits())
  await desk.says('Не вдалося надіслати запит')
  diia.control.trouble({ down: false })
  await desk.page.keyboard.press('F8')
  await desk.says('Чекаємо на відвідувача')
  await phone.confirm()
  await desk.says('Копії отримано')
})

test('the centre’s own server gone: nothing is said of the document, and the page finds it again', async ({
  openDesk,
  desk: server,
  diia,
  complaints,
}) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const desk = await openDesk()
  await server.kill()
  await expect(desk.page.getByText('Немає зв’язку з сервером центру').first()).toBeVisible({ timeout: 15_000 })
  await desk.type(barcode)
  await desk.says('Не вдалося перевірити')
  await server.start()
  await expect(desk.page.getByText('Дія на зв’язку')).toBeVisible({ timeout: 15_000 })
  await desk.page.keyboard.press('F8')
  await desk.says('Документ дійсний')
  expect(complaints).toEqual([])
})
