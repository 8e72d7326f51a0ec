import { paths } from '@diia-desk/contract'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clerk, problem } from '../../../test/support/fixtures.ts'
import { network } from '../../../test/support/network.ts'
import { reportUserActivity } from '../../lib/user-activity.ts'
import { keepActive } from './activity.ts'
import { idleEnd } from './queries.ts'

let told: number
let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  told = 0
  network.use(
    http.post(paths.sessionActivity, () => {
      told++
      return HttpResponse.json({ ...clerk, idleEndsAt: '2026-11-16T09:00:00.000Z' })
    }),
  )
})
afterEach(() => stop())

/** Lets time pass and pending calls arrive. */
async function pass(ms: number) {
  await vi.advanceTimersByTimeAsync(ms)
  await vi.waitFor(() => undefined)
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

test('without activity nothing is reported', async () => {
  stop = keepActive({ idleSeconds: 3600 }, () => undefined)
  await pass(7_200_000)
  expect(told).toBe(0)
})

test('activity is reported at once, then every 30 seconds while it lasts, including the last one', async () => {
  stop = keepActive({ idleSeconds: 3600 }, () => undefined)
  reportUserActivity()
  await pass(0)
  expect(told).toBe(1)
  for (let second = 0; second < 60; second++) {
    reportUserActivity()
    await pass(1000)
  }
  expect(told).toBe(3)
  reportUserActivity()
  await pass(3_600_000)
  expect(told).toBe(4)
  expect(idleEnd.get()).toBe(Date.parse('2026-11-16T09:00:00.000Z'))
})

test('a short idle limit is reported to more often: one minute must not pass between two activities', async () => {
  stop = keepActive({ idleSeconds: 60 }, () => undefined)
  for (let second = 0; second < 60; second++) {
    reportUserActivity()
    await pass(1000)
  }
  expect(told).toBeGreaterThanOrEqual(6)
})

test('a session that has ended is noticed', async () => {
  network.use(http.post(paths.sessionActivity, () => HttpResponse.json(problem('unauthenticated'), { status: 401 })))
  const refused = vi.fn<(error: unknown) => void>()
  stop = keepActive({ idleSeconds: 3600 }, refused)
  reportUserActivity()
  await vi.waitFor(async () => {
    await pass(1)
    expect(refused).toHaveBeenCalledWith(expect.objectContaining({ code: 'unauthenticated' }))
  })
})
