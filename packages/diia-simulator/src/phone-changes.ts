/** Something that a visitor's phone shows has changed. It has only ids; the phone requests the data. */
export interface PhoneChange {
  kind: 'code' | 'request'
  citizenId: string
  id: string
}

export interface PhoneChanges {
  emit(change: PhoneChange): void
  /** @returns a function that ends the subscription */
  subscribe(listener: (change: PhoneChange) => void): () => void
}

export function createPhoneChanges(): PhoneChanges {
  const listeners = new Set<(change: PhoneChange) => void>()
  return {
    emit: (change) => listeners.forEach((listener) => listener(change)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
