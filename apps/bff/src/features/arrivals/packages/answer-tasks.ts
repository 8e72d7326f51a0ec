import { parentPort } from 'node:worker_threads'
import type { CryptoStatus } from '@diia-desk/diia-client'
import { memoryOfPackage } from './unwrap-job.ts'
import type { UnwrapJob, UnwrapResult, WorkerMessage, WorkerTask } from './unwrap-job.ts'

/** In a worker: opens the keys, says so, and does one task after another. */
export function answerTasks(open: () => { status: CryptoStatus; unwrap: (job: UnwrapJob) => UnwrapResult }): void {
  const port = parentPort
  if (port === null) throw new Error('packages are unwrapped in a worker thread')
  const post = (message: WorkerMessage) => port.postMessage(message)
  try {
    const { status, unwrap } = open()
    port.on('message', (task: WorkerTask) => {
      try {
        if (task.kind === 'unwrap') return post({ kind: 'done', result: unwrap(task.job) })
        // Filled, since memory that nobody touched may not be there.
        Buffer.alloc(task.bytes * memoryOfPackage, 1)
        post({ kind: 'probed' })
      } catch (error) {
        post({ kind: 'failed', error: error instanceof Error ? error.name : 'unknown' })
      }
    })
    post({ kind: 'ready', status })
  } catch (error) {
    // Texts of these errors name files and settings, which are the operator's own; they hold no secret.
    post({ kind: 'unusable', reason: error instanceof Error ? error.message : 'unknown' })
  }
}
