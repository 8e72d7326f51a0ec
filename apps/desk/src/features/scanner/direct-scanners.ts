// Scanners that are connected to the page directly. Started with the first screen that listens and kept as long as the
// page is open: closing and reopening a device between two screens would lose codes.
import type { ConnectOutcome, DirectScanner, DirectScanners, Way } from '@diia-desk/code-reader/direct'
import { createStore } from '../../lib/store.ts'

export const connectedScanners = createStore<readonly DirectScanner[]>([])

const tryAgainMs = 5000
const listeners = new Set<(text: string) => void>()
let running: Promise<DirectScanners> | undefined

/** The kinds of connection that this browser supports: none outside Chromium, and none on a page without https. */
export function directConnectionKinds(): readonly Way[] {
  return (['hid', 'serial'] as const).filter((way) => way in navigator)
}

/** Calls back for each code from a directly connected scanner, until the returned function is called. */
export function listenToScanners(onText: (text: string) => void): () => void {
  listeners.add(onText)
  if (directConnectionKinds().length > 0) keepTrying()
  return () => listeners.delete(onText)
}

/**
 * The workplace may open while the server cannot be reached; a scanner that the browser remembers is connected again
 * when the code is loaded.
 */
function keepTrying(): void {
  start().catch(() => setTimeout(() => listeners.size > 0 && keepTrying(), tryAgainMs))
}

/** Must be called from a click. */
export async function connectScanner(way: Way): Promise<ConnectOutcome> {
  return (await start()).connect(way)
}

export async function forgetScanners(): Promise<void> {
  await (await start()).forget()
}

/** For tests, which connect other devices each time. */
export async function stopScanners(): Promise<void> {
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
    // A hidden tab leaves the code to the tab that is visible.
    onText: (text) => document.hidden || listeners.forEach((listener) => listener(text)),
    onScanners: connectedScanners.set,
  })
}
