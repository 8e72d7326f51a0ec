import { expectAccessible } from '../support/accessible.ts'
import { steadyVideo } from '../support/camera-video.ts'
import { expect, test } from '../support/test.ts'

test('a desk without a camera says so and works on', async ({ openDesk }) => {
  const desk = await openDesk()
  await expect(desk.scan.getByRole('alert')).toContainText('Камери не знайдено')
  await expectAccessible(desk.page)
})

test('a camera that is not allowed gets the steps to allow it, and starts when it is', async ({
  openDesk,
  desk: server,
}) => {
  const desk = await openDesk({ camera: 'asking' })
  await expect(desk.scan.getByRole('alert')).toContainText('Немає дозволу на камеру')
  await expectAccessible(desk.page)
  await desk.page.context().grantPermissions(['camera'], { origin: server.url })
  await expect(desk.scan).toContainText('Камера працює')
})

test('a camera that another program holds is waited for', async ({ openDesk }) => {
  const desk = await openDesk({ camera: { film: steadyVideo(undefined) }, busyCamera: 1 })
  await expect(desk.scan.getByRole('alert')).toContainText('Камеру зайняла інша програма')
  await expectAccessible(desk.page)
  await expect(desk.scan).toContainText('Камера працює', { timeout: 8000 })
})

test('a camera that is pulled out is told, and works when it is back', async ({ openDesk }) => {
  const desk = await openDesk({ camera: { film: steadyVideo(undefined) } })
  await expect(desk.scan).toContainText('Камера працює')
  await expectAccessible(desk.page)
  await desk.page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject
    if (!(stream instanceof MediaStream)) throw new Error('No camera')
    for (const track of stream.getTracks()) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  })
  await expect(desk.scan.getByRole('alert')).toContainText('Камеру відключено')
  await expectAccessible(desk.page)
  await expect(desk.scan).toContainText('Камера працює', { timeout: 8000 })
})

test('the camera goes off when the clerk signs out', async ({ openDesk }) => {
  const desk = await openDesk({ camera: { film: steadyVideo(undefined) } })
  await expect(desk.scan).toContainText('Камера працює')
  const stream = await desk.page.evaluateHandle(() => document.querySelector('video')?.srcObject)
  await desk.page.getByRole('button', { name: 'Вийти' }).click()
  await expect(desk.page.getByRole('button', { name: 'Увійти' })).toBeVisible()
  expect(
    await stream.evaluate(
      (given) => given instanceof MediaStream && given.getTracks().every((track) => track.readyState === 'ended'),
    ),
  ).toBe(true)
})
