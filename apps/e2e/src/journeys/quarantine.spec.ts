import { expect, test } from '../support/test.ts'

for (const [what, fault, reason] of [
  ['sealed by another signer with Diia’s name', { forge: true }, 'Підпис не належить Дії'],
  ['changed on the way', { tamper: true }, /Підпис не відповідає вмісту|Пакет пошкоджено/],
] as const) {
  test(`a package ${what} is set aside whole and nothing of it is shown`, async ({
    openWorkplace,
    openPhone,
    openCopies,
    diia,
  }) => {
    const phone = await openPhone()
    const workplace = await openWorkplace()
    await phone.show('mariana', 'internal-passport', 'ean-13')
    await workplace.choose('Отримати копії')
    await workplace.type(await phone.digits())
    await workplace.says('Чекаємо на відвідувача')
    diia.control.spoilNextDelivery(fault)
    await phone.confirm()
    await workplace.says('Копію не прийнято')
    await expect(workplace.stage).toContainText(reason)
    await expect(workplace.stage).toContainText('Користуватися цими копіями не можна')
    await expect(workplace.page.getByText('Дем’яненко')).toHaveCount(0)
    await expect(workplace.page.locator('iframe')).toHaveCount(0)
    await expect(workplace.today.getByRole('button', { name: /Копію не прийнято/ })).toBeVisible()

    const copies = await openCopies()
    await expect(copies.rows()).toHaveCount(0)
    await expect(copies.page.getByText('Не прийнято за день: 1')).toBeVisible()
    await expect(copies.page.getByText('Дем’яненко')).toHaveCount(0)
  })
}
