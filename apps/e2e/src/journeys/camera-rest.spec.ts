import type { Page } from '@playwright/test'
import { steadyVideo } from '../support/camera-video.ts'
import { expect, test } from '../support/test.ts'

const tracks = (page: Page) =>
  page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject
    return stream instanceof MediaStream ? stream.getTracks().map((track) => track.readyState) : []
  })

test('a camera that nobody uses for ten minutes goes off, says so, and is back at a touch', async ({ openDesk }) => {
  const desk = await openDesk({ camera: { film: steadyVideo(undefined) }, clock: true })
  await expect(desk.scan).toContainText('Камера працює')
  const held = await desk.page.evaluateHandle(() => document.querySelector('video')?.srcObject)
  await desk.page.clock.fastForward('09:30')
  await desk.page.waitForTimeout(500)
  await expect(desk.scan).toContainText('Камера працює')
  await desk.page.clock.fastForward('01:00')
  await expect(desk.scan).toContainText('Камеру призупинено')
  expect(
    await held.evaluate(
      (stream) => stream instanceof MediaStream && stream.getTracks().every((track) => track.readyState === 'ended'),
    ),
  ).toBe(true)
  expect(await tracks(desk.page)).toEqual([])
  await desk.page.mouse.move(700, 400)
  await expect(desk.scan).toContainText('Камера працює')
  expect(await tracks(desk.page)).toEqual(['live'])
})
