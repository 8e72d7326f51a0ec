// For packages.test.ts: unwraps like the program, and misbehaves when a part of the package asks for it.
import { workerData } from 'node:worker_threads'
import { runTasks } from '../src/features/arrivals/packages/run-tasks.ts'
import { openKeys } from '../src/features/arrivals/packages/open-keys.ts'
import type { WorkerData } from '../src/features/arrivals/packages/open-keys.ts'

runTasks(() => {
  const { status, unwrap } = openKeys(workerData as WorkerData)
  return {
    status,
    unwrap(job) {
      const how = Buffer.from(job.parts.find(({ fieldName }) => fieldName === 'misbehave')?.bytes ?? []).toString()
      if (how === 'never ends') for (;;);
      if (how === 'takes long') for (const end = performance.now() + 2000; performance.now() < end;);
      if (how === 'grows')
        for (const kept: number[][] = []; ;) kept.push(Array.from({ length: 100_000 }, (_, index) => index))
      if (how === 'ends the worker') process.exit(1)
      if (how === 'throws') throw new TypeError('over this package')
      return unwrap(job)
    },
  }
})
