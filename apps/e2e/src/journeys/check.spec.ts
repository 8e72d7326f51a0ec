import { cameraVideo } from '../support/camera-video.ts'
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
