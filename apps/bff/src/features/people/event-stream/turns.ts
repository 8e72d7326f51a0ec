/** Lets a few tasks run at the same time; the others wait in the order of arrival. */
export interface Turns {
  /**
   * Resolves with a function that frees the slot (calling it again does nothing), or with undefined at once when too
   * many wait already.
   */
  take(): Promise<(() => void) | undefined>
}

export function createTurns({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }): Turns {
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
    async take() {
      if (running < atOnce) return begin()
      if (waiting.length >= mostWaiting) return undefined
      return new Promise((resolve) => waiting.push(() => resolve(begin())))
    },
  }
}
