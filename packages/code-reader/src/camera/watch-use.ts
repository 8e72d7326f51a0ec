/** Calls `onUnused` once when nobody has used it for so long; each `use()` begins the time anew. */
export interface UseWatch {
  use(): void
  stop(): void
}

/** Uses come with every move of the mouse, so a use only notes the time; one timer looks when it would be due. */
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
