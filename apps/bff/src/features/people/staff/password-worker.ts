// Runs in a thread of the password pool.
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { runJobs } from '../../../threads/run-jobs.ts'
import type { PasswordJob } from './password-pool.ts'
import { hashPasswordSync, verifyPasswordSync } from './passwords.ts'

yieldToOthers()
runJobs((job: PasswordJob): boolean | string =>
  job.kind === 'hash' ? hashPasswordSync(job.password) : verifyPasswordSync(job.password, job.phc),
)

/**
 * On Linux each thread has its own priority. Where there are few processors, a delivery and a check go before a hash.
 */
function yieldToOthers(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), 5)
  } catch {
    // Without /proc, or without permission, all threads have the same priority.
  }
}
