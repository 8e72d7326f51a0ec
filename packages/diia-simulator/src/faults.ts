/** Faults of the next delivery; several can be combined. */
export interface DeliveryFault {
  /** Delay before it is sent. */
  delayMs?: number
  /** Sends the same bytes this many times in total, one after another. */
  repeat?: number
  /** Sends the repetitions concurrently instead. */
  atOnce?: boolean
  /** Never sends it. */
  withhold?: boolean
  /** Closes the connection in the middle of the body. */
  tear?: boolean
  /** Signs with a seal that has Diia's name and code but belongs to an untrusted hierarchy. */
  forge?: boolean
  /** Flips one bit of the encrypted document. */
  tamper?: boolean
  /** Names another request in the header, and in the metadata if it has a requestId. */
  wrongRequestId?: string
  /** Signs with this time instead of now. */
  signedAt?: Date
}

/** How the partner API misbehaves until it is changed. */
export interface ApiTrouble {
  /** Delay before a response. */
  latencyMs: number
  /** 'refused' closes connections without a response, 'unavailable' responds with 503. */
  down: false | 'refused' | 'unavailable'
}

export interface Faults {
  api: ApiTrouble
  nextDeliveries: DeliveryFault[]
}

export function createFaults(): Faults {
  return { api: { latencyMs: 0, down: false }, nextDeliveries: [] }
}
