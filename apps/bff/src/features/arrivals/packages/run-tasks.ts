import type { CryptoStatus } from '@diia-desk/diia-client'
import { runJobs, reportUnusable } from '../../../threads/run-jobs.ts'
import { memoryOfPackage } from './unwrap-job.ts'
import type { UnwrapJob, UnwrapResult, WorkerResult, WorkerTask } from './unwrap-job.ts'

interface Opened {
  status: CryptoStatus
  unwrap: (job: UnwrapJob) => UnwrapResult
}

/** Runs in a thread: opens the keys, reports the result, then does one task after another. */
export function runTasks(open: () => Opened): void {
  let opened: Opened
  try {
    opened = open()
  } catch (error) {
    // The texts of these errors name files and settings, which belong to the operator. They hold no secret.
    return reportUnusable(error instanceof Error ? error.message : 'unknown')
  }
  const { status, unwrap } = opened
  runJobs(
    (task: WorkerTask): WorkerResult => {
      if (task.kind === 'unwrap') return unwrap(task.job)
      // The buffer is filled because the system reserves memory only when it is written to.
      Buffer.alloc(task.bytes * memoryOfPackage, 1)
      return 'probed'
    },
    { status },
  )
}
