import { readText, startWedge, type Classify, type Wedge } from '@diia-desk/code-reader/wedge'
import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { now } from '../../lib/clock.ts'
import { noteHands } from '../../lib/hands.ts'
import { listenDirectly } from './direct.ts'
import { lastScan } from './scanner-store.ts'
import type { Received } from './setup-check.ts'
import { contentOf, setupFaultOf } from './what-is-read.ts'

/**
 * Listens to USB scanners as long as the page is shown: to those that type, whatever has the focus, and to those that
 * are connected directly.
 */
export function useUsbScanner(onRead: (read: Received) => void, classify: Classify = contentOf): Pick<Wedge, 'whenTyped'> {
  const wedge = useRef<Wedge>(undefined)
  const receive = useEffectEvent((read: Received) => {
    const { text, content } = readText(read.text, classify)
    noteHands()
    lastScan.set({ at: now(), fault: setupFaultOf({ text, content }) })
    onRead({ ...read, text })
  })

  useEffect(() => {
    const started = startWedge({ classify, onScan: ({ text, ...keys }) => receive({ text, keys }) })
    wedge.current = started
    const stopListening = listenDirectly((text) => receive({ text }))
    return () => {
      started.stop()
      stopListening()
    }
  }, [classify])

  return { whenTyped: useCallback((act: () => void) => (wedge.current === undefined ? act() : wedge.current.whenTyped(act)), []) }
}
