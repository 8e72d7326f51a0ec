// For thread-pool.test.ts: halves even numbers, and fails in every possible way.
import { setTimeout as pause } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import { runJobs, reportUnusable } from '../src/threads/run-jobs.ts'

if (workerData === 'no key') reportUnusable('no key')
else
  runJobs(
    async (number: number | 'never ends' | 'grows') => {
      if (number === 'never ends') for (;;);
      if (number === 'grows')
        for (const kept: number[][] = []; ;) kept.push(Array.from({ length: 100_000 }, (_, index) => index))
      if (number === 0) process.exit(1)
      if (number % 2 !== 0) throw Object.assign(new RangeError('secret of a job'), { code: 'ODD' })
      await pause(1)
      return number / 2
    },
    { status: 'ready' },
  )
