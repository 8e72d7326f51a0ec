// What this page knows of its scanner. Facts only: no code is kept here.
import { createStore } from '../../lib/store.ts'
import type { ScanFault } from './what-is-read.ts'

interface LastScan {
  /** Milliseconds. */
  readonly at: number
  readonly fault: ScanFault | undefined
}

export const lastScan = createStore<LastScan | undefined>(undefined)
