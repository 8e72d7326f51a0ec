import type { CryptoStatus } from '@diia-desk/diia-client'
import { answerJobs, tellUnusable } from '../../../threads/answer-jobs.ts'
import { memoryOfPackage } from './unwrap-job.ts'
import type { UnwrapJob, UnwrapResult, WorkerAnswer, WorkerTask } from './unwrap-job.ts'

interface Opened {
  status: CryptoStatus
  unwrap: (job: UnwrapJob) => UnwrapResult
}

/** Runs in a thread: opens the keys, reports the result, then does one task after another. */
export function answerTasks(open: () => Opened): void {
  let opened: Opened
  try {
    opened = open()
  } catch (error) {
    // The texts of these errors name files and settings, which belong to the operator. They hold no secret.
    return tellUnusable(error instanceof Error ? error.message : 'unknown')
  }
  const { status, unwrap } = opened
  answerJobs(
    (task: WorkerTask): WorkerAnswer => {
      if (task.kind === 'unwrap') return unwrap(task.job)
      // The buffer is filled because the system reserves memory only when it is written to.
      Buffer.alloc(task.bytes * memoryOfPackage, 1)
      return 'probed'
    },
    { status },
  )
}
