import type { PhoneCitizen, PhoneCode, PhoneDocument, PhoneRequest } from '../phone-api.ts'
import type { Messages } from './messages.js'

export type { PhoneCitizen, PhoneCode, PhoneDocument, PhoneRequest }

/** How a code is drawn: as Android shows it, or as iOS does, or as a QR. */
export type CodeView = 'qr' | 'ean13' | 'code128'

/** Where the phone is. The address of the page holds exactly this. */
export interface Place {
  citizen?: string
  type?: string
  view?: CodeView
  request?: string
}

export interface Change {
  kind: 'code' | 'request' | 'poll'
  id?: string
}

/** What a screen may use. */
export interface Phone {
  language: 'uk' | 'en'
  t: Messages
  citizens: PhoneCitizen[]
  place: Place
  /** Kept while the place stays the same, so that a change of language loses nothing. */
  memory: {
    code?: PhoneCode
    /** Seconds the code had when it was issued. */
    total?: number
    codeEnd?: 'expired' | 'used'
    request?: PhoneRequest
    step?: 'password' | undefined
  }
  /** A request that was left without an answer. */
  waitingRequest: string | undefined
  go(place: Place, options?: { replace?: boolean }): void
  /** Puts a change that needs no new screen into the address. */
  note(place: Place): void
  redraw(): void
  announce(text: string): void
}

/** What a screen gives back. */
export interface Screen {
  title: string
  node: Node
  /** Where the arrow at the top leads; none: no arrow. */
  back?: () => void
  /** Called when something may have changed at the simulator. */
  refresh?: (change: Change) => void
  /** Called when the screen goes away. */
  stop?: () => void
}
