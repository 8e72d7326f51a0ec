// What this page knows about its scanner. No code is stored here.
import { createStore } from '../../lib/store.ts'
import type { ScanFault } from './judge-scan.ts'

interface LastScan {
  /** Milliseconds. */
  readonly at: number
  readonly fault: ScanFault | undefined
}

export const lastScan = createStore<LastScan | undefined>(undefined)
