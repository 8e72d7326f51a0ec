// Scanners that speak to the page itself. Started with the first screen that listens and kept while the page lives:
// a device can't be let go of and taken up again between two screens without a code being lost.
import type { ConnectOutcome, DirectScanner, DirectScanners, Way } from '@diia-desk/code-reader/direct'
import { createStore } from '../../lib/store.ts'

export const connectedDirectly = createStore<readonly DirectScanner[]>([])

const tryAgainMs = 5000
const listeners = new Set<(text: string) => void>()
let running: Promise<DirectScanners> | undefined

/** Ways of connecting that this browser has: none outside Chromium, nor on a page without https. */
export function directWays(): readonly Way[] {
  return (['hid', 'serial'] as const).filter((way) => way in navigator)
}

/** Hears what directly connected scanners read, until the function that it gives back is called. */
export function listenDirectly(onText: (text: string) => void): () => void {
  listeners.add(onText)
  if (directWays().length > 0) keepTrying()
  return () => listeners.delete(onText)
}

/** The desk may open while the server is away; a scanner that this browser remembers comes back with it. */
function keepTrying(): void {
  start().catch(() => setTimeout(() => listeners.size > 0 && keepTrying(), tryAgainMs))
}

/** Must be called from a click. */
export async function connectDirectly(way: Way): Promise<ConnectOutcome> {
  return (await start()).connect(way)
}

export async function forgetDirectly(): Promise<void> {
  await (await start()).forget()
}

/** For tests, which plug in other devices each. */
export async function stopDirectly(): Promise<void> {
  await (await running)?.stop()
  running = undefined
}

function start(): Promise<DirectScanners> {
  running ??= load().catch((error: unknown) => {
    running = undefined
    throw error
  })
  return running
}

async function load(): Promise<DirectScanners> {
  const { startDirectScanners } = await import('@diia-desk/code-reader/direct')
  return startDirectScanners({
    // A window out of sight leaves the code to the one that the clerk looks at.
    onText: (text) => document.hidden || listeners.forEach((listener) => listener(text)),
    onScanners: connectedDirectly.set,
  })
}
