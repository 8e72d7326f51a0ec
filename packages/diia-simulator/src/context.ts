import type { Dispatcher } from 'undici'
import type { PhoneChanges } from './phone-changes.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Keys } from './hierarchy.ts'
import type { Switches } from './options.ts'
import type { SessionTokens } from './session-tokens.ts'
import type { Store } from './store.ts'

/** State that all parts of a running simulator share. */
export interface Context {
  switches: Switches
  store: Store
  clock: Clock
  tokens: SessionTokens
  /** Loaded on first use: loading the cryptography takes long, and most of a demonstration does not need it. */
  keys: () => Promise<Keys>
  changes: PhoneChanges
  faults: Faults
  secrets: { acquirerToken: string; authAcquirerToken: string }
  /** Where deliveries are sent now. */
  callbackUrl: string | undefined
  /** Branch of the demo organisation, created at start and at reset. */
  demoBranchId: string
  /** Deliveries and preloading that have not ended yet. */
  pendingWork: Set<Promise<void>>
  /** Connections to the callback. */
  agent: Dispatcher
  /** Aborts pending work when the simulator closes. */
  closeSignal: AbortSignal
}
