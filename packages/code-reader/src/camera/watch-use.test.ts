import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchUse } from './watch-use.ts'

const tenMinutes = 600_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('tells once that nobody used it for so long', () => {
  const unused = vi.fn()
  watchUse(tenMinutes, unused)
  vi.advanceTimersByTime(tenMinutes - 1)
  expect(unused).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(unused).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(10 * tenMinutes)
  expect(unused).toHaveBeenCalledTimes(1)
})

it('begins anew with each use, with one timer however many there are', () => {
  const unused = vi.fn()
  const watch = watchUse(tenMinutes, unused)
  for (let minute = 0; minute < 60; minute++) {
    for (let move = 0; move < 50; move++) watch.use()
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(60_000)
  }
  expect(unused).not.toHaveBeenCalled()
  vi.advanceTimersByTime(tenMinutes - 60_000)
  expect(unused).toHaveBeenCalledTimes(1)
  watch.use()
  vi.advanceTimersByTime(tenMinutes)
  expect(unused).toHaveBeenCalledTimes(2)
})

it('says nothing after it was stopped', () => {
  const unused = vi.fn()
  watchUse(tenMinutes, unused).stop()
  vi.advanceTimersByTime(2 * tenMinutes)
  expect(unused).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})
