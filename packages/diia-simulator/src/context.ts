import type { Dispatcher } from 'undici'
import type { Changes } from './changes.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Keys } from './hierarchy.ts'
import type { Switches } from './options.ts'
import type { SessionTokens } from './session-tokens.ts'
import type { Store } from './store.ts'

/** What every part of a running simulator shares. */
export interface Context {
  switches: Switches
  store: Store
  clock: Clock
  tokens: SessionTokens
  /** Loaded when first needed: cryptography takes a good part of a start, and most of a demonstration does without. */
  keys: () => Promise<Keys>
  changes: Changes
  faults: Faults
  secrets: { acquirerToken: string; authAcquirerToken: string }
  /** Where deliveries go now. */
  callbackUrl: string | undefined
  /** Branch of the demo organisation, made at start and again at reset. */
  demoBranchId: string
  /** Deliveries that have not ended yet. */
  underWay: Set<Promise<void>>
  /** Connections to the callback. */
  agent: Dispatcher
  /** Ends what is under way when the simulator closes. */
  stopping: AbortSignal
}
