// For job-thread.test.ts: halves what can be halved, and fails in all ways that there are.
import { answerJobs } from '../src/job-thread.ts'

answerJobs(async (number: number) => {
  if (number === 0) process.exit(1)
  if (number % 2 !== 0) throw Object.assign(new RangeError('secret of a job'), { code: 'ODD' })
  return number / 2
})
