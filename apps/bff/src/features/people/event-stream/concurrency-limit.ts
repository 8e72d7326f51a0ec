/** Lets a few tasks run at the same time; the others wait in the order of arrival. */
export interface ConcurrencyLimit {
  /**
   * Resolves with a function that frees the slot (calling it again does nothing), or with undefined at once when too
   * many wait already.
   */
  acquire(): Promise<(() => void) | undefined>
}

export function createConcurrencyLimit({
  maxRunning,
  maxWaiting,
}: {
  maxRunning: number
  maxWaiting: number
}): ConcurrencyLimit {
  let running = 0
  const waiting: (() => void)[] = []

  function begin(): () => void {
    running++
    let ended = false
    return () => {
      if (ended) return
      ended = true
      running--
      waiting.shift()?.()
    }
  }

  return {
    async acquire() {
      if (running < maxRunning) return begin()
      if (waiting.length >= maxWaiting) return undefined
      return new Promise((resolve) => waiting.push(() => resolve(begin())))
    },
  }
}
