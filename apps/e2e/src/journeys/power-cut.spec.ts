import { watchAcknowledgements } from '../support/ack-watcher.ts'
import { expect, test } from '../support/test.ts'

test('an acknowledged copy is not lost when the power fails before it is opened', async ({
  openWorkplace,
  openPhone,
  diia,
  bff: server,
  callbackUrl,
}) => {
  const watcher = await watchAcknowledgements(callbackUrl, () => server.kill())
  diia.control.setCallback(watcher.url)
  const phone = await openPhone()
  const workplace = await openWorkplace()
  await phone.show('mariana', 'internal-passport', 'ean-13')
  await workplace.choose('Отримати копії')
  await workplace.type(await phone.digits())
  await workplace.says('Чекаємо на відвідувача')
  await phone.confirm()
  await expect.poll(() => diia.control.deliveries().map(({ outcome }) => outcome)).toEqual(['delivered'])
  // The delivery was acknowledged to Diia, and the package was not opened yet.
  expect(watcher.answers).toEqual(['{"success":true}'])
  expect(server.log()).not.toContain('package released')

  await server.start()
  // The page reconnects and shows the copy without a reload or a click.
  await workplace.says('Копії отримано', 20_000)
  await expect(workplace.field('Прізвище')).toHaveText('Дем’яненко')
  expect(server.lastLog().match(/package released/g)).toHaveLength(1)
  await watcher.close()
})

test('a delivery interrupted by a power failure leaves nothing behind, and Diia can send it again', async ({
  openWorkplace,
  openPhone,
  diia,
  bff: server,
}) => {
  const phone = await openPhone()
  const workplace = await openWorkplace()
  await phone.show('mariana', 'internal-passport', 'ean-13')
  await workplace.choose('Отримати копії')
  await workplace.type(await phone.digits())
  await workplace.says('Чекаємо на відвідувача')
  diia.control.spoilNextDelivery({ tear: true })
  await phone.confirm()
  await expect.poll(() => diia.control.deliveries().map(({ outcome }) => outcome)).toEqual(['torn'])
  await server.kill()
  await server.start()
  await phone.page.getByRole('button', { name: 'Надіслати ще раз' }).click()
  await workplace.says('Копії отримано', 20_000)
})
