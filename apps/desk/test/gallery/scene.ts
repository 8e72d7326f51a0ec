import type { FakeBff } from '../support/fake-bff.ts'

/** One state of a screen: what the bff answers, where the page is and what somebody does there. */
export interface Scene {
  bff: Partial<FakeBff>
  mode?: 'check' | 'copies'
  beep?: 'on' | 'off'
  path?: string
  act?: () => void | Promise<void>
}
