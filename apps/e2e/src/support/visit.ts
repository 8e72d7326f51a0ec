import type { WorkplacePage } from '../pages/workplace-page.ts'
import type { PhonePage } from '../pages/phone-page.ts'

/** Requests the copy of a document by its digits and confirms on the phone. */
export async function copyOf(workplace: WorkplacePage, phone: PhonePage, type: string): Promise<void> {
  await phone.show('mariana', type, 'ean-13')
  await workplace.type(await phone.digits())
  await workplace.says('Чекаємо на відвідувача')
  await phone.confirm()
  await workplace.says('Копії отримано')
}
