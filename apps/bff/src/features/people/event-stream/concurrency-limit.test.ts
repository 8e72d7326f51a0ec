import { expect, it } from 'vitest'
import { createConcurrencyLimit } from './concurrency-limit.ts'

it('runs no more than the limit at once, in the order of arrival', async () => {
  const limit = createConcurrencyLimit({ maxRunning: 2, maxWaiting: 5 })
  const begun: number[] = []
  const taken = [1, 2, 3, 4].map(async (number) => {
    const end = await limit.acquire()
    begun.push(number)
    return end
  })
  const [first, second] = await Promise.all(taken.slice(0, 2))
  expect(begun).toEqual([1, 2])
  first?.()
  // Calling the release function twice frees one slot only.
  first?.()
  await taken[2]
  expect(begun).toEqual([1, 2, 3])
  second?.()
  await taken[3]
  expect(begun).toEqual([1, 2, 3, 4])
})

it('refuses at once when too many wait', async () => {
  const limit = createConcurrencyLimit({ maxRunning: 1, maxWaiting: 1 })
  const end = await limit.acquire()
  const waits = limit.acquire()
  expect(await limit.acquire()).toBeUndefined()
  end?.()
  expect(await waits).toBeTypeOf('function')
})
