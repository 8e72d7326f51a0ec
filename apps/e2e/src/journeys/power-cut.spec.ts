import { watchAcknowledgements } from '../support/ack-watcher.ts'
import { expect, test } from '../support/test.ts'

test('a copy that was acknowledged arrives, though the power went before it was opened', async ({
  openDesk,
  openPhone,
  diia,
  desk: server,
  callbackUrl,
}) => {
  const watcher = await watchAcknowledgements(callbackUrl, () => server.kill())
  diia.control.setCallback(watcher.url)
  const phone = await openPhone()
  const desk = await openDesk()
  await phone.show('mariana', 'internal-passport', 'ean-13')
  await desk.choose('Отримати копії')
  await desk.type(await phone.digits())
  await desk.says('Чекаємо на відвідувача')
  await phone.confirm()
  await expect.poll(() => diia.control.deliveries().map(({ outcome }) => outcome)).toEqual(['delivered'])
  // Diia has been told that all is well, and nothing has been opened.
  expect(watcher.answers).toEqual(['{"success":true}'])
  expect(server.log()).not.toContain('package released')

  await server.start()
  // The page finds the server again and shows the copy without a reload or a click.
  await desk.says('Копії отримано', 20_000)
  await expect(desk.field('Прізвище')).toHaveText('Дем’яненко')
  expect(server.lastLog().match(/package released/g)).toHaveLength(1)
  await watcher.close()
})

test('a delivery that the power cut in two leaves nothing behind, and Diia may send it again', async ({
  openDesk,
  openPhone,
  diia,
  desk: server,
}) => {
  const phone = await openPhone()
  const desk = await openDesk()
  await phone.show('mariana', 'internal-passport', 'ean-13')
  await desk.choose('Отримати копії')
  await desk.type(await phone.digits())
  await desk.says('Чекаємо на відвідувача')
  diia.control.spoilNextDelivery({ tear: true })
  await phone.confirm()
  await expect.poll(() => diia.control.deliveries().map(({ outcome }) => outcome)).toEqual(['torn'])
  await server.kill()
  await server.start()
  await phone.page.getByRole('button', { name: 'Надіслати ще раз' }).click()
  await desk.says('Копії отримано', 20_000)
})
