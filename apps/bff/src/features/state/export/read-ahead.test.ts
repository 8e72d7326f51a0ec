import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PullPosition } from './cursor.ts'
import { createReadAhead } from './read-ahead.ts'
import type { ReadAhead } from './read-ahead.ts'

/** What was done, in order: `r` for reading and `w` for writing, with the number of the page. */
let done: string[]
let failing: Set<number>
let ahead: ReadAhead<string>

const positionOf = (pages: number, pull = 'pull'): PullPosition => ({
  pull,
  startedAt: 0,
  from: '2026-11-01',
  to: '2026-11-30',
  snapshot: 9,
  size: 10,
  day: '2026-11-01',
  appeal: pages,
  pages,
  records: 0,
  omitted: 0,
})

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await nextTurn()
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  done = []
  failing = new Set()
  ahead = createReadAhead(
    async (position) => {
      done.push(`r${position.pages}`)
      await nextTurn()
      if (failing.has(position.pages)) throw new Error(`page ${position.pages}`)
      const next = positionOf(position.pages + 1, position.pull)
      return { records: [], done: next, ...(position.pages < 5 && { next }) }
    },
    async (page) => {
      await nextTurn()
      done.push(`w${page.done.pages - 1}`)
      return `page ${page.done.pages - 1}`
    },
  )
})
afterEach(() => vi.useRealTimers())

it('reads two pages ahead, each before the previous one is written, and no further', async () => {
  expect(await ahead.take(positionOf(0))).toBe('page 0')
  await settle()
  expect(done).toEqual(['r0', 'r1', 'w0', 'r2', 'w1', 'w2'])
})

it('makes each page of a pull once, up to the last', async () => {
  for (let page = 0; page <= 5; page++) {
    expect(await ahead.take(positionOf(page))).toBe(`page ${page}`)
    await settle()
  }
  expect(done.toSorted()).toEqual([0, 1, 2, 3, 4, 5].flatMap((page) => [`r${page}`, `w${page}`]).toSorted())
})

it('makes a page again when it is requested again', async () => {
  await ahead.take(positionOf(0))
  expect(await ahead.take(positionOf(1))).toBe('page 1')
  await settle()
  expect(await ahead.take(positionOf(1))).toBe('page 1')
  expect(done.filter((step) => step === 'r1')).toHaveLength(2)
})

it('retries a page that failed before anybody requested it', async () => {
  failing.add(1)
  await ahead.take(positionOf(0))
  await settle()
  failing.clear()
  expect(await ahead.take(positionOf(1))).toBe('page 1')
})

it('reports the error of a page when it is requested', async () => {
  failing.add(1)
  await ahead.take(positionOf(0))
  await expect(ahead.take(positionOf(1))).rejects.toThrow('page 1')
})

it('drops pages that nobody requests, and keeps no more than sixteen', async () => {
  for (let pull = 0; pull < 20; pull++) await ahead.take(positionOf(0, `pull-${pull}`))
  await settle()
  expect(done.filter((step) => step !== 'r0' && step.startsWith('r'))).toHaveLength(16)
  vi.advanceTimersByTime(5000)
  done = []
  await ahead.take(positionOf(1, 'pull-0'))
  expect(done).toContain('r1')
})
