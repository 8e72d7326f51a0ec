import { cameraVideo } from '../support/camera-video.ts'
import { screenPicture } from '../support/screen-picture.ts'
import { expect, test } from '../support/test.ts'

const validations = '/api/validations'

for (const kind of ['qr', 'ean-13', 'code-128'] as const) {
  test(`a ${kind} held up to the camera is checked, once`, async ({ openWorkplace, openPhone }) => {
    const phone = await openPhone()
    await phone.show('mariana', 'internal-passport', kind)
    const workplace = await openWorkplace({
      camera: { film: cameraVideo([{ screen: await screenPicture(phone.page), seconds: 0.4 }]) },
    })
    await workplace.says('Документ дійсний')
    await expect(workplace.stage).toContainText('Порівняйте фото з людиною')
    await expect(workplace.stage).toContainText('Камера')
    await expect(workplace.today.getByRole('button', { name: /Дійсний/ })).toBeVisible()
    await expect(phone.page.getByRole('heading', { name: 'Код використано' })).toBeVisible()
    // The phone is still in view, and no second request is sent.
    await workplace.page.waitForTimeout(2000)
    await workplace.page.keyboard.press('Escape')
    await workplace.page.waitForTimeout(500)
    expect(workplace.posted.filter((path) => path === validations)).toHaveLength(1)
  })
}

test('a code that leaves the camera’s view and returns is sent once', async ({ openWorkplace, diia }) => {
  const { link } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const workplace = await openWorkplace({
    camera: {
      film: cameraVideo([{ seconds: 1.4 }, { code: { kind: 'qr', text: link }, seconds: 0.8 }], { keep: false }),
    },
  })
  await workplace.says('Документ дійсний')
  await workplace.nextVisitor()
  // The note says that it was read a second time, after it was out of view for more than a second.
  await expect(workplace.stage).toContainText('Другий запит не надсилали')
  await workplace.nextVisitor()
  await expect(workplace.stage).toContainText('Другий запит не надсилали')
  expect(workplace.posted).toEqual([validations])
})
