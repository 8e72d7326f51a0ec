import type { CryptoStatus } from '@diia-desk/diia-client'
import { answerJobs, tellUnusable } from '../../../threads/answer-jobs.ts'
import { memoryOfPackage } from './unwrap-job.ts'
import type { UnwrapJob, UnwrapResult, WorkerAnswer, WorkerTask } from './unwrap-job.ts'

interface Opened {
  status: CryptoStatus
  unwrap: (job: UnwrapJob) => UnwrapResult
}

/** In a thread: opens the keys, says so, and does one task after another. */
export function answerTasks(open: () => Opened): void {
  let opened: Opened
  try {
    opened = open()
  } catch (error) {
    // Texts of these errors name files and settings, which are the operator's own; they hold no secret.
    return tellUnusable(error instanceof Error ? error.message : 'unknown')
  }
  const { status, unwrap } = opened
  answerJobs(
    (task: WorkerTask): WorkerAnswer => {
      if (task.kind === 'unwrap') return unwrap(task.job)
      // Filled, since memory that nobody touched may not be there.
      Buffer.alloc(task.bytes * memoryOfPackage, 1)
      return 'probed'
    },
    { status },
  )
}
