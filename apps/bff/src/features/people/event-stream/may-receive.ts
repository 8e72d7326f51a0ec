import type { DeskEvent } from '@diia-desk/contract'
import { isWithinReach, may } from '../sessions/reach.ts'
import type { Reader } from '../sessions/reach.ts'

/** Whether a stream may receive an event: people receive no events about things they may not read. */
// oxlint-disable-next-line typescript/consistent-return -- the switch names every event, and tsc holds it to that
export function mayReceive(listener: Reader, event: DeskEvent): boolean {
  switch (event.type) {
    case 'document-request':
      return isWithinReach(listener, 'document-requests.read', event)
    case 'validation':
      return isWithinReach(listener, 'validations.read', event)
    case 'document-copies':
      return isWithinReach(listener, 'copies.list', { window: event.window ?? null })
    case 'appeal':
      return may(listener, 'appeals.read')
    case 'export-pull':
      return may(listener, 'monitoring.read')
    case 'system-health':
      return may(listener, 'system-health.read')
    case 'diia-link':
    case 'resync':
      return may(listener, 'events.listen')
  }
}
