/** A thread failed over a job. This does not say yet whose fault it is. */
export class ThreadFailure extends Error {
  override name = 'ThreadFailure'
  readonly how: 'too-long' | 'ended' | 'threw'
  readonly code: string | undefined

  /** @param thrown only the name and code of the error, because its text could contain the content of the job */
  constructor(how: 'too-long' | 'ended' | 'threw', thrown: Thrown = {}) {
    super({ threw: 'a job of a thread failed', ended: 'a thread ended over its jobs', 'too-long': 'too long' }[how])
    this.how = how
    if (thrown.name !== undefined) this.name = thrown.name
    this.code = thrown.name === undefined ? how : thrown.code
  }
}

/** What a thread passes on of an error. */
export interface Thrown {
  name?: string
  code?: string
}

/** A thread could not start. */
export class StartFailure extends Error {
  override name = 'StartFailure'
  /** What the thread reported; undefined when it ended without a report. */
  readonly reason: string | undefined

  constructor(reason?: string) {
    super(reason ?? 'a thread ended before it was ready')
    this.reason = reason
  }
}
