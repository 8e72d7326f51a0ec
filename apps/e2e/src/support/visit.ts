import type { DeskPage } from '../pages/desk-page.ts'
import type { PhonePage } from '../pages/phone-page.ts'

/** Asks for the copy of a document by its digits and confirms on the phone. */
export async function copyOf(desk: DeskPage, phone: PhonePage, type: string): Promise<void> {
  await phone.show('mariana', type, 'ean-13')
  await desk.type(await phone.digits())
  await desk.says('Чекаємо на відвідувача')
  await phone.confirm()
  await desk.says('Копії отримано')
}
