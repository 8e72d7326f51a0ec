import { expect, test } from '../support/test.ts'

for (const [down, reason] of [
  ['refused', 'Не вдалося з’єднатися з Дією'],
  ['unavailable', 'Дія повідомила про свою несправність'],
] as const) {
  test(`Diia ${down}: nothing is said of the document, and the same code is checked later by one key`, async ({
    openWorkplace,
    diia,
  }) => {
    const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
    const workplace = await openWorkplace()
    diia.control.trouble({ down })
    await workplace.type(barcode)
    await workplace.says('Не вдалося перевірити')
    await expect(workplace.stage).toContainText(reason)
    await expect(workplace.stage).toContainText('Це не означає, що документ недійсний')
    await expect(workplace.page.getByText('Дія не відповідає')).toBeVisible()
    diia.control.trouble({ down: false })
    await workplace.page.keyboard.press('F8')
    await workplace.says('Документ дійсний')
    await expect(workplace.page.getByText('Дія на зв’язку')).toBeVisible()
  })
}

test('Diia slow: the page waits, says so, and shows the answer', async ({ openWorkplace, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const workplace = await openWorkplace()
  diia.control.trouble({ latencyMs: 4000 })
  await workplace.type(barcode)
  await workplace.says('Питаємо Дію…')
  await expect(workplace.stage).toContainText('Дія відповідає довше, ніж звичайно')
  await workplace.says('Документ дійсний')
})

test('Diia down: a request for copies is reported as not sent', async ({ openWorkplace, openPhone, diia }) => {
  const phone = await openPhone()
  await phone.show('yevhen', 'internal-passport', 'ean-13')
  const workplace = await openWorkplace()
  await workplace.choose('Отримати копії')
  diia.control.trouble({ down: 'refused' })
  await workplace.type(await phone.digits())
  await workplace.says('Не вдалося надіслати запит')
  diia.control.trouble({ down: false })
  await workplace.page.keyboard.press('F8')
  await workplace.says('Чекаємо на відвідувача')
  await phone.confirm()
  await workplace.says('Копії отримано')
})

test('the centre’s own server down: nothing is said about the document, and the page reconnects automatically', async ({
  openWorkplace,
  bff: server,
  diia,
  complaints,
}) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const workplace = await openWorkplace()
  await server.kill()
  await expect(workplace.page.getByText('Немає зв’язку з сервером центру').first()).toBeVisible({ timeout: 15_000 })
  await workplace.type(barcode)
  await workplace.says('Не вдалося перевірити')
  await server.start()
  await expect(workplace.page.getByText('Дія на зв’язку')).toBeVisible({ timeout: 15_000 })
  await workplace.page.keyboard.press('F8')
  await workplace.says('Документ дійсний')
  expect(complaints).toEqual([])
})
