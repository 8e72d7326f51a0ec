/** Something a visitor's phone shows has changed; it carries ids only, the phone asks for the rest. */
export interface Change {
  kind: 'code' | 'request'
  citizenId: string
  id: string
}

export interface Changes {
  emit(change: Change): void
  /** Returns the function that ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>()
  return {
    emit: (change) => listeners.forEach((listener) => listener(change)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
