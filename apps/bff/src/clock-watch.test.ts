import { expect, it } from 'vitest'
import { createClockWatch } from './clock-watch.ts'

const noon = Date.parse('2026-11-16T12:00:00.000Z')
const minutes = (count: number) => count * 60_000

it('is wrong from one minute on, and reports it once', () => {
  const changes: boolean[] = []
  const clock = createClockWatch(() => new Date(noon))
  clock.onChange(() => changes.push(clock.wrong))
  expect([clock.offsetSeconds, clock.wrong]).toEqual([undefined, false])
  for (let count = 0; count < 4; count++) clock.observe(new Date(noon + 59_000))
  expect([clock.offsetSeconds, clock.wrong]).toEqual([59, false])
  for (let count = 0; count < 4; count++) clock.observe(new Date(noon - minutes(6)))
  expect([clock.offsetSeconds, clock.wrong]).toEqual([-360, true])
  expect(changes).toEqual([false, true])
})

it('is not changed by a single answer that is off', () => {
  const clock = createClockWatch(() => new Date(noon))
  for (const off of [0, 1, minutes(300), 0]) clock.observe(new Date(noon + off))
  expect(clock.wrong).toBe(false)
})

it('converts our times to Diia’s clock only when the clocks are known to differ', () => {
  const clock = createClockWatch(() => new Date(noon))
  const asked = new Date(noon - minutes(1))
  expect(clock.toDiia(asked)).toEqual(asked)
  clock.observe(new Date(noon + minutes(6)))
  expect(clock.toDiia(asked)).toEqual(new Date(noon + minutes(5)))
  // The offset known at the time of asking is used, although the clock has been corrected since.
  expect(clock.toDiia(asked, -120)).toEqual(new Date(noon - minutes(3)))
  expect(clock.toDiia(asked, 5)).toEqual(asked)
})
