/**
 * What the phone page reads. Times are ISO 8601; `serverNow` lets a phone whose clock differs count down rightly.
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
  /** Once confirmed: absent while the copies are on their way. */
  delivered?: boolean
  /** Why they were not delivered. */
  deliveryNote?: 'refused' | 'unreachable' | 'timeout' | 'torn' | 'withheld' | 'no-callback' | 'not-made'
  /** `POST /phone/api/requests/:id/resend` may be called. */
  canResend: boolean
}
