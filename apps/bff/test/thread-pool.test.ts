import { afterEach, describe, expect, it } from 'vitest'
import { StartFailure } from '../src/threads/thread-failure.ts'
import { createThreadPool } from '../src/threads/thread-pool.ts'
import type { PoolOptions, ThreadPool } from '../src/threads/thread-pool.ts'

type Pool = ThreadPool<number | 'never ends' | 'grows', number, string>

const opened: Pool[] = []
afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.close()
})

function open(kind: Partial<PoolOptions> = {}): Pool {
  const pool: Pool = createThreadPool({
    file: new URL('./failing-thread.ts', import.meta.url),
    threads: 1,
    start: 'with-work',
    seconds: 20,
    memory: { maxOldGenerationSizeMb: 32 },
    ...kind,
  })
  opened.push(pool)
  return pool
}

describe.each(['with-work', 'at-once'] as const)('threads that start %s', (start) => {
  it('do jobs, and report a failed one by name and code only', async () => {
    const pool = open({ start })
    const all = await Promise.allSettled([4, 3, 6].map((number) => pool.run(number)))
    expect(all).toMatchObject([
      { value: 2 },
      { reason: { name: 'RangeError', code: 'ODD', how: 'threw' } },
      { value: 3 },
    ])
    expect(String((all[1] as PromiseRejectedResult).reason)).not.toContain('secret')
  })

  it('end over one job only: waiting jobs go to another thread', async () => {
    const pool = open({ start })
    const all = await Promise.allSettled([8, 0, 10].map((number) => pool.run(number)))
    expect(all).toMatchObject([{ value: 4 }, { reason: { how: 'ended' } }, { value: 5 }])
    await pool.allReplaced()
  })

  it('are ended when a job exceeds its time limit', async () => {
    const pool = open({ start })
    const all = await Promise.allSettled([pool.run('never ends', { seconds: 0.3 }), pool.run(2)])
    expect(all).toMatchObject([{ reason: { how: 'too-long' } }, { value: 1 }])
  })

  it('end alone when a job takes more memory than it may', async () => {
    const pool = open({ start })
    const all = await Promise.allSettled([pool.run('grows'), pool.run(2)])
    expect(all).toMatchObject([{ reason: { how: 'ended', code: 'ERR_WORKER_OUT_OF_MEMORY' } }, { value: 1 }])
  })

  it('that cannot start reject the jobs that wait for them, with a reason', async () => {
    const pool = open({ start, file: new URL('./no-such-thread.ts', import.meta.url) })
    await expect(pool.run(1)).rejects.toThrow('a thread ended')
    await expect(pool.ready()).rejects.toBeInstanceOf(StartFailure)
    const withoutKey = open({ start, data: 'no key' })
    await expect(withoutKey.run(2)).rejects.toMatchObject({ reason: 'no key' })
    await expect(withoutKey.ready()).rejects.toMatchObject({ reason: 'no key' })
    expect(withoutKey.usable).toBe(false)
  })

  it('reject all waiting jobs when they are closed', async () => {
    const pool = open({ start })
    const waiting = [pool.run('never ends'), pool.run(2)].map((job) => job.catch((error: unknown) => error))
    await pool.run(4, { priority: -1 }).catch(() => undefined)
    await pool.close()
    expect(await Promise.all(waiting)).toMatchObject([{ how: 'ended' }, { how: 'ended' }])
    await expect(pool.run(4)).rejects.toMatchObject({ how: 'ended' })
  })
})

it('a thread with several jobs at once fails all of them, and the next job starts another', async () => {
  const pool = open({ jobsAtOnce: 8 })
  const all = await Promise.allSettled([8, 0, 10].map((number) => pool.run(number)))
  expect(all).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }, { status: 'rejected' }])
  expect(await pool.run(10)).toBe(5)
  const late = await Promise.allSettled([pool.run(8), pool.run('never ends', { seconds: 0.3 })])
  expect(late).toMatchObject([{ reason: { how: 'ended' } }, { reason: { how: 'too-long' } }])
})

it('jobs go by priority, and by age within one priority', async () => {
  const pool = open({ start: 'at-once' })
  const order: number[] = []
  const run = async (number: number, priority: number) => {
    order.push(await pool.run(number, { priority }))
  }
  await Promise.all([run(2, 2), run(4, 1), run(6, 0), run(8, 1), run(10, 0)])
  expect(order).toEqual([3, 5, 2, 4, 1])
})

it('threads that start at once are replaced after one has ended, and report their status', async () => {
  const pool = open({ start: 'at-once', threads: 2 })
  expect(await pool.ready()).toBe('ready')
  await pool.run(0).catch(() => undefined)
  const before = pool.starts.lastMs
  await pool.allReplaced()
  expect(pool.usable).toBe(true)
  expect(pool.starts.lastMs).not.toBe(before)
  expect(await Promise.all([pool.run(2), pool.run(4)])).toEqual([1, 2])
})
