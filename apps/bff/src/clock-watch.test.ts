import { expect, it } from 'vitest'
import { createClockWatch } from './clock-watch.ts'

const noon = Date.parse('2026-11-16T12:00:00.000Z')
const minutes = (count: number) => count * 60_000

it('is wrong from a minute on, and says so once', () => {
  const changes: boolean[] = []
  const clock = createClockWatch(() => new Date(noon))
  clock.onChange(() => changes.push(clock.wrong))
  expect([clock.offsetSeconds, clock.wrong]).toEqual([undefined, false])
  for (let count = 0; count < 4; count++) clock.hear(new Date(noon + 59_000))
  expect([clock.offsetSeconds, clock.wrong]).toEqual([59, false])
  for (let count = 0; count < 4; count++) clock.hear(new Date(noon - minutes(6)))
  expect([clock.offsetSeconds, clock.wrong]).toEqual([-360, true])
  expect(changes).toEqual([false, true])
})

it('one answer that is off by itself changes nothing', () => {
  const clock = createClockWatch(() => new Date(noon))
  for (const off of [0, 1, minutes(300), 0]) clock.hear(new Date(noon + off))
  expect(clock.wrong).toBe(false)
})

it('puts our moments on Diia’s clock only where they are known to differ', () => {
  const clock = createClockWatch(() => new Date(noon))
  const asked = new Date(noon - minutes(1))
  expect(clock.toDiia(asked)).toEqual(asked)
  clock.hear(new Date(noon + minutes(6)))
  expect(clock.toDiia(asked)).toEqual(new Date(noon + minutes(5)))
  // What was known when it was asked counts for it, although the clock has been put right meanwhile.
  expect(clock.toDiia(asked, -120)).toEqual(new Date(noon - minutes(3)))
  expect(clock.toDiia(asked, 5)).toEqual(asked)
})
