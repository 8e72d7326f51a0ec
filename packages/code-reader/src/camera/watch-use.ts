/** Calls `onUnused` once when `use()` was not called for so long. */
export interface UseWatch {
  use(): void
  stop(): void
}

/** `use()` is called at every move of the mouse, so it only stores the time; one timer checks whether time is up. */
export function watchUse(unusedAfterMs: number, onUnused: () => void): UseWatch {
  let lastUse = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(check, unusedAfterMs)

  function check(): void {
    const left = lastUse + unusedAfterMs - performance.now()
    timer = left > 0 ? setTimeout(check, left) : undefined
    if (left <= 0) onUnused()
  }

  return {
    use() {
      lastUse = performance.now()
      timer ??= setTimeout(check, unusedAfterMs)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
