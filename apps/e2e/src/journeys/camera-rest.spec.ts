import type { Page } from '@playwright/test'
import { steadyVideo } from '../support/camera-video.ts'
import { expect, test } from '../support/test.ts'

const tracks = (page: Page) =>
  page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject
    return stream instanceof MediaStream ? stream.getTracks().map((track) => track.readyState) : []
  })

test('a camera that is unused for ten minutes is paused with a message, and starts again on any activity', async ({
  openWorkplace,
}) => {
  const workplace = await openWorkplace({ camera: { film: steadyVideo(undefined) }, clock: true })
  await expect(workplace.scan).toContainText('Камера працює')
  const held = await workplace.page.evaluateHandle(() => document.querySelector('video')?.srcObject)
  await workplace.page.clock.fastForward('09:30')
  await workplace.page.waitForTimeout(500)
  await expect(workplace.scan).toContainText('Камера працює')
  await workplace.page.clock.fastForward('01:00')
  await expect(workplace.scan).toContainText('Камеру призупинено')
  expect(
    await held.evaluate(
      (stream) => stream instanceof MediaStream && stream.getTracks().every((track) => track.readyState === 'ended'),
    ),
  ).toBe(true)
  expect(await tracks(workplace.page)).toEqual([])
  await workplace.page.mouse.move(700, 400)
  await expect(workplace.scan).toContainText('Камера працює')
  expect(await tracks(workplace.page)).toEqual(['live'])
})
