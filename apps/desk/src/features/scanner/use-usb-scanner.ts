import { startWedge, unwrap, type Classify, type Reading, type Wedge } from '@diia-desk/code-reader/wedge'
import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { now } from '../../lib/clock.ts'
import { reportUserActivity } from '../../lib/user-activity.ts'
import { listenToScanners } from './direct-scanners.ts'
import { lastScan } from './scanner-store.ts'
import type { Received } from './setup-check.ts'
import { contentOf, scanFaultOf } from './judge-scan.ts'

/**
 * Listens to USB scanners as long as the page is shown: to those in keyboard mode, whatever has the focus, and to those
 * that are connected directly.
 */
export function useUsbScanner(
  onRead: (read: Received) => void,
  classify: Classify = contentOf,
): Pick<Wedge, 'whenTyped'> {
  const wedge = useRef<Wedge>(undefined)
  const receive = useEffectEvent((read: Received & Reading) => {
    reportUserActivity()
    lastScan.set({ at: now(), fault: scanFaultOf(read) })
    onRead(read)
  })

  useEffect(() => {
    const started = startWedge({ classify, onScan: (scan) => receive({ ...scan, keys: scan }) })
    wedge.current = started
    const stopListening = listenToScanners((text) => receive(unwrap(text, classify)))
    return () => {
      started.stop()
      stopListening()
    }
  }, [classify])

  return {
    whenTyped: useCallback(
      (act: () => void) => (wedge.current === undefined ? act() : wedge.current.whenTyped(act)),
      [],
    ),
  }
}
