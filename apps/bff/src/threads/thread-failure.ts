/** What a thread did over a job instead of an answer. It does not say yet whose fault that is. */
export class ThreadFailure extends Error {
  override name = 'ThreadFailure'
  readonly how: 'too-long' | 'ended' | 'threw'
  readonly code: string | undefined

  /** @param thrown what was thrown: only its name and code, since its text could hold what the job was about */
  constructor(how: 'too-long' | 'ended' | 'threw', thrown: Thrown = {}) {
    super({ threw: 'a job of a thread failed', ended: 'a thread ended over its jobs', 'too-long': 'too long' }[how])
    this.how = how
    if (thrown.name !== undefined) this.name = thrown.name
    this.code = thrown.name === undefined ? how : thrown.code
  }
}

/** What crosses from a thread of an error. */
export interface Thrown {
  name?: string
  code?: string
}

/** A thread could not get ready for work. */
export class StartFailure extends Error {
  override name = 'StartFailure'
  /** What the thread itself said; absent when it ended without a word. */
  readonly reason: string | undefined

  constructor(reason?: string) {
    super(reason ?? 'a thread ended before it was ready')
    this.reason = reason
  }
}
