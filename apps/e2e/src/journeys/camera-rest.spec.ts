import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/accessible.ts'
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
  await expect(desk.scan).toContainText('Камера відпочиває')
  expect(
    await held.evaluate(
      (stream) => stream instanceof MediaStream && stream.getTracks().every((track) => track.readyState === 'ended'),
    ),
  ).toBe(true)
  expect(await tracks(desk.page)).toEqual([])
  await expectAccessible(desk.page)
  await desk.page.mouse.move(700, 400)
  await expect(desk.scan).toContainText('Камера працює')
  expect(await tracks(desk.page)).toEqual(['live'])
})

test('a tab out of sight holds no camera and shows none', async ({ openDesk }) => {
  const desk = await openDesk({ camera: { film: steadyVideo(undefined) } })
  await expect(desk.scan).toContainText('Камера працює')
  const setHidden = (hidden: boolean): Promise<void> =>
    desk.page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  const held = await desk.page.evaluateHandle(() => document.querySelector('video')?.srcObject)
  await setHidden(true)
  expect(
    await held.evaluate(
      (stream) => stream instanceof MediaStream && stream.getTracks().every((track) => track.readyState === 'ended'),
    ),
  ).toBe(true)
  expect(await tracks(desk.page)).toEqual([])
  await setHidden(false)
  await expect(desk.scan).toContainText('Камера працює')
  expect(await tracks(desk.page)).toEqual(['live'])
})

test('the sound is switched at the camera and stays as it was left', async ({ openDesk }) => {
  const desk = await openDesk({ camera: { film: steadyVideo(undefined) } })
  const sound = desk.scan.getByRole('button', { name: 'Звук зчитування' })
  await expect(sound).toHaveAttribute('aria-pressed', 'true')
  await sound.click()
  await desk.page.reload()
  await expect(sound).toHaveAttribute('aria-pressed', 'false')
  await expectAccessible(desk.page)
})
