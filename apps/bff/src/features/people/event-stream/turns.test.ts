import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

it('runs no more than the limit at once, in the order of arrival', async () => {
  const turns = createTurns({ atOnce: 2, mostWaiting: 5 })
  const begun: number[] = []
  const taken = [1, 2, 3, 4].map(async (number) => {
    const end = await turns.take()
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
  const turns = createTurns({ atOnce: 1, mostWaiting: 1 })
  const end = await turns.take()
  const waits = turns.take()
  expect(await turns.take()).toBeUndefined()
  end?.()
  expect(await waits).toBeTypeOf('function')
})
