// Communication between tabs of one browser. Without BroadcastChannel each tab works alone.

/** Opens a channel by its name; returns how to send to the other tabs. */
export interface TabChannel<Message> {
  post(message: Message): void
  close(): void
}

export function openTabChannel<Message>(name: string, onMessage: (message: Message) => void): TabChannel<Message> {
  if (!('BroadcastChannel' in globalThis)) return { post: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(`diia-desk.${name}`)
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => onMessage(data))
  return { post: (message) => channel.postMessage(message), close: () => channel.close() }
}

/**
 * Runs `start` in one tab at a time: the others wait until that tab is closed, crashes or stops. If the browser has no
 * locks (a page without https), it runs in each tab.
 *
 * @param start starts the work and returns the function that stops it
 * @returns stops the work or the waiting
 */
export function runInOneTab(name: string, start: () => () => void): () => void {
  const locks = (navigator as Partial<Navigator>).locks
  if (locks === undefined || !('BroadcastChannel' in globalThis)) return start()
  const stop = new AbortController()
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()))
  let end: (() => void) | undefined
  locks
    .request(`diia-desk.${name}`, { signal: stop.signal }, async () => {
      if (stop.signal.aborted) return
      end = start()
      await stopped
    })
    .catch(() => {
      // Not stopped while waiting, so the browser provides no locks to this page.
      if (!stop.signal.aborted) end ??= start()
    })
  return () => {
    end?.()
    stop.abort()
  }
}
