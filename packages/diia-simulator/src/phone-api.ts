/**
 * Types of the phone API. Times are ISO 8601. With `serverNow`, a phone with a wrong clock can show the remaining time.
 */
export interface PhoneCitizen {
  id: string
  name: string
  documents: PhoneDocument[]
}

export interface PhoneDocument {
  type: string
  title: string
  number: string
  photo: boolean
  lines: { label: string; value: string }[]
}

export interface PhoneCode {
  id: string
  type: string
  barcode: string
  link: string
  expiresAt: string
  serverNow: string
  state: 'shown' | 'used-validated' | 'requested' | 'expired'
  /** Present when state is 'requested'. */
  request?: { id: string }
}

export interface PhoneRequest {
  id: string
  organisation: string
  address?: string
  documents: { type: string; title: string }[]
  expiresAt: string
  serverNow: string
  state: 'initialized' | 'processing' | 'done' | 'refuse' | 'notUsed'
  attemptsLeft: number
  /** Whether the copies were delivered; absent before and during the delivery. */
  delivered?: boolean
  /** Why they were not delivered. */
  deliveryNote?: 'refused' | 'unreachable' | 'timeout' | 'torn' | 'withheld' | 'no-callback' | 'not-made'
  /** `POST /phone/api/requests/:id/resend` may be called. */
  canResend: boolean
}
