import type { PhoneCitizen, PhoneCode, PhoneDocument, PhoneRequest } from '../phone-api.ts'
import type { Messages } from './messages.js'

export type { PhoneCitizen, PhoneCode, PhoneDocument, PhoneRequest }

/** How a code is drawn: as a QR code, or as a barcode like on Android or like on iOS. */
export type CodeView = 'qr' | 'ean13' | 'code128'

/** Which screen the phone shows. The query of the URL holds exactly these values. */
export interface ScreenLocation {
  citizen?: string
  type?: string
  view?: CodeView
  request?: string
}

export interface PhoneChange {
  kind: 'code' | 'request' | 'poll'
  id?: string
}

/** State and functions of the phone for its screens. */
export interface Phone {
  language: 'uk' | 'en'
  t: Messages
  citizens: PhoneCitizen[]
  screenLocation: ScreenLocation
  /** Kept while the location does not change, so that a change of language loses nothing. */
  memory: {
    code?: PhoneCode
    /** Remaining seconds of the code when it was issued. */
    total?: number
    codeEnd?: 'expired' | 'used'
    request?: PhoneRequest
    step?: 'password' | undefined
  }
  /** A request that the visitor left without an answer. */
  waitingRequest: string | undefined
  go(screenLocation: ScreenLocation, options?: { replace?: boolean }): void
  /** Changes the URL without drawing the screen again. */
  replaceLocation(screenLocation: ScreenLocation): void
  redraw(): void
  announce(text: string): void
}

/** A screen of the phone. */
export interface Screen {
  title: string
  node: Node
  /** Called by the back button; without it there is no back button. */
  back?: () => void
  /** Called when something may have changed at the simulator. */
  refresh?: (change: PhoneChange) => void
  /** Called when the screen is replaced. */
  stop?: () => void
}
