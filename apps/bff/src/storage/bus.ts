import { EventEmitter } from 'node:events'

export type WakeUp = 'events' | 'packages'

/** Wakes subscribers in this process when there are new rows to read. It carries no data; subscribers read the rows. */
export interface Bus {
  wake(what: WakeUp): void
  /** Returns a function that unsubscribes. */
  onWake(what: WakeUp, act: () => void): () => void
}

export function createBus(): Bus {
  const emitter = new EventEmitter().setMaxListeners(0)
  return {
    wake: (what) => void emitter.emit(what),
    onWake(what, act) {
      emitter.on(what, act)
      return () => emitter.off(what, act)
    },
  }
}
