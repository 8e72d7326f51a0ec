/** What goes wrong with the next delivery; several may be combined. */
export interface DeliveryFault {
  /** Waits so long before it is sent. */
  delayMs?: number
  /** Sends the same bytes so many times in all, one after another. */
  repeat?: number
  /** Sends all repeats at once instead. */
  atOnce?: boolean
  /** Never sends it. */
  withhold?: boolean
  /** Closes the connection in the middle of the body. */
  tear?: boolean
  /** Signs with the seal of a stranger's hierarchy, which bears Diia's name and code. */
  forge?: boolean
  /** Flips one bit of the encrypted document. */
  tamper?: boolean
  /** Names another request in the header, and inside where requestId stands there. */
  wrongRequestId?: string
  /** Signs with this time instead of now. */
  signedAt?: Date
}

/** How the partner API misbehaves until told otherwise. */
export interface ApiTrouble {
  /** Waits before it answers. */
  latencyMs: number
  /** 'refused' closes connections without an answer, 'unavailable' answers 503. */
  down: false | 'refused' | 'unavailable'
}

export interface Faults {
  api: ApiTrouble
  nextDeliveries: DeliveryFault[]
}

export function noFaults(): Faults {
  return { api: { latencyMs: 0, down: false }, nextDeliveries: [] }
}
