// Runs in a thread of the password pool.
import { answerJobs } from '../../job-thread.ts'
import type { PasswordJob } from './password-pool.ts'
import { hashPasswordSync, verifyPasswordSync } from './passwords.ts'

// Not awaited anywhere in between: one hash, and its memory, at a time.
answerJobs((job: PasswordJob): Promise<boolean | string> => Promise.resolve(job.kind === 'hash' ? hashPasswordSync(job.password) : verifyPasswordSync(job.password, job.phc)))
