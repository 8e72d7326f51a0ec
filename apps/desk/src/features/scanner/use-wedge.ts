import { startWedge, type Classify, type Scan, type Wedge } from '@diia-desk/code-reader/wedge'
import { useCallback, useEffect, useRef } from 'react'
import { now } from '../../lib/clock.ts'
import { lastScan } from './scanner-store.ts'
import { contentOf, setupFaultOf } from './what-is-read.ts'

/** Listens to scanners in keyboard mode as long as the page is shown, whatever has the focus. */
export function useWedge(onScan: (scan: Scan) => void, classify: Classify = contentOf): Pick<Wedge, 'whenTyped'> {
  const wedge = useRef<Wedge>(undefined)
  const latest = useRef(onScan)

  useEffect(() => {
    latest.current = onScan
  })

  useEffect(() => {
    const started = startWedge({
      classify,
      onScan(scan) {
        lastScan.set({ at: now(), fault: setupFaultOf(scan) })
        latest.current(scan)
      },
    })
    wedge.current = started
    return () => started.stop()
  }, [classify])

  return { whenTyped: useCallback((act: () => void) => (wedge.current === undefined ? act() : wedge.current.whenTyped(act)), []) }
}
