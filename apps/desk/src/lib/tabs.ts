// What tabs of one browser tell each other. A browser without channels leaves each tab to itself.

/** Sends to the other tabs and hears them, by a name that both know. */
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
 * Runs `lead` in one tab at a time: the others wait until that tab is closed, crashes or stops. Where the browser has no
 * locks (a page without https) each tab leads for itself.
 *
 * @param lead begins to lead and returns what ends it
 * @returns ends leading or waiting
 */
export function leadAmongTabs(name: string, lead: () => () => void): () => void {
  const locks = (navigator as Partial<Navigator>).locks
  if (locks === undefined || !('BroadcastChannel' in globalThis)) return lead()
  const stop = new AbortController()
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()))
  let end: (() => void) | undefined
  locks
    .request(`diia-desk.${name}`, { signal: stop.signal }, async () => {
      if (stop.signal.aborted) return
      end = lead()
      await stopped
    })
    .catch(() => {
      // Not stopped while it waited: the browser gives this page no locks.
      if (!stop.signal.aborted) end ??= lead()
    })
  return () => {
    end?.()
    stop.abort()
  }
}
