import type { Page } from '@playwright/test'

/**
 * Bytes in use after garbage collection: objects, the browser's memory for them, buffers, and for a worker its
 * WebAssembly memory.
 */
export interface MemoryInUse {
  readonly page: number
  readonly worker: number
}

/** Measures a page and its worker on each call. Needs `watchWebAssembly` before the page is opened. */
export async function createMemoryMeter(page: Page): Promise<() => Promise<MemoryInUse>> {
  const devTools = await page.context().newCDPSession(page)
  const attached = new Promise<string>((resolve) =>
    devTools.once('Target.attachedToTarget', ({ sessionId }) => resolve(sessionId)),
  )
  await devTools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const sessionId = await attached
  // Playwright's sessions are only for pages; a worker is reached by messages.
  const waiting = new Map<number, (answer: string) => void>()
  devTools.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id }: { id?: number } = JSON.parse(message)
    waiting.get(id ?? 0)?.(message)
  })
  let calls = 0

  async function askWorker(method: string): Promise<HeapUsage> {
    const id = ++calls
    const answered = new Promise<string>((resolve) => waiting.set(id, resolve))
    await devTools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    const { result }: { result: HeapUsage } = JSON.parse(await answered)
    return result
  }

  return async () => {
    await devTools.send('HeapProfiler.collectGarbage')
    await askWorker('HeapProfiler.collectGarbage')
    return {
      page: inUse(await devTools.send('Runtime.getHeapUsage')),
      worker: inUse(await askWorker('Runtime.getHeapUsage')) + (await webAssemblyIn(page)),
    }
  }
}

interface HeapUsage {
  readonly usedSize: number
  readonly embedderHeapUsedSize: number
  readonly backingStorageSize: number
}

function inUse({ usedSize, embedderHeapUsedSize, backingStorageSize }: HeapUsage): number {
  return usedSize + embedderHeapUsedSize + backingStorageSize
}

/** An engine does not expose its memory, so the scripts of workers record what they instantiate. */
export async function watchWebAssembly(page: Page, workerScripts: string): Promise<void> {
  await page.context().route(workerScripts, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `(${keepMemories.toString()})();\n${await response.text()}` })
  })
}

function keepMemories(): void {
  const memories: WebAssembly.Memory[] = []
  Object.assign(globalThis, { webAssemblyMemories: memories })
  const keep = <Made extends WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource>(made: Made): Made => {
    const { exports } = made instanceof WebAssembly.Instance ? made : made.instance
    memories.push(...Object.values(exports).filter((exported) => exported instanceof WebAssembly.Memory))
    return made
  }
  const { instantiate, instantiateStreaming } = WebAssembly
  Object.assign(WebAssembly, {
    instantiate: async (...given: Parameters<typeof instantiate>) => keep(await instantiate(...given)),
    instantiateStreaming: async (...given: Parameters<typeof instantiateStreaming>) =>
      keep(await instantiateStreaming(...given)),
  })
}

async function webAssemblyIn(page: Page): Promise<number> {
  const sizes = await page.workers()[0]?.evaluate(() => {
    const { webAssemblyMemories } = globalThis as { webAssemblyMemories?: WebAssembly.Memory[] }
    return webAssemblyMemories?.map(({ buffer }) => buffer.byteLength)
  })
  if (sizes === undefined || sizes.length === 0) throw new Error('The worker has no WebAssembly')
  return sizes.reduce((sum, size) => sum + size, 0)
}
