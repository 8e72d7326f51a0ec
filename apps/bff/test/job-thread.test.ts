import { afterEach, expect, it } from 'vitest'
import { createJobThread } from '../src/job-thread.ts'

const thread = createJobThread<number, number>(new URL('./failing-thread.ts', import.meta.url))
afterEach(() => thread.close())

it('does jobs, and tells of one that failed by name and code alone', async () => {
  const all = await Promise.allSettled([4, 3, 6].map((number) => thread.run(number)))
  expect(all).toMatchObject([{ value: 2 }, { reason: { name: 'RangeError', code: 'ODD' } }, { value: 3 }])
  expect(String((all[1] as PromiseRejectedResult).reason)).not.toContain('secret')
})

it('fails what was on its way when the thread ends, and starts another for what comes then', async () => {
  const all = await Promise.allSettled([8, 0, 10].map((number) => thread.run(number)))
  expect(all).toMatchObject([{}, { status: 'rejected' }, { status: 'rejected' }])
  expect(await thread.run(10)).toBe(5)
})

it('fails rather than waits when the thread can’t start', async () => {
  const none = createJobThread<number, number>(new URL('./no-such-thread.ts', import.meta.url))
  await expect(none.run(1)).rejects.toThrow('a thread ended')
})
