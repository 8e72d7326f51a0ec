// Scanners that speak to the page itself and not through the keyboard: no layout, no focus. The browser remembers which
// ones it was allowed; they are taken up when the page opens and when they are plugged in.
import type { Driver } from './driver.ts'
import { hidDriver } from './hid-driver.ts'
import { serialDriver } from './serial-driver.ts'

/** `hid`: USB HID POS. `serial`: a USB port that plays a serial one. */
export type Way = 'hid' | 'serial'

export interface DirectScanner {
  readonly way: Way
  /** As its maker calls it; empty for a serial port, which has no name. */
  readonly name: string
}

/**
 * `none`: the person chose nothing. `unsuitable`: the device reports no scanned codes, as in keyboard mode.
 * `busy`: another window or program holds it.
 */
export type ConnectOutcome = 'connected' | 'none' | 'unsuitable' | 'busy' | 'failed'

export interface DirectOptions {
  readonly onText: (text: string) => void
  /** The scanners that are connected now. */
  readonly onScanners: (scanners: readonly DirectScanner[]) => void
}

export interface DirectScanners {
  /** Which ways this browser has. */
  readonly ways: readonly Way[]
  readonly connect: (way: Way) => Promise<ConnectOutcome>
  /** Lets go of all scanners for good: the browser forgets that they were allowed. */
  readonly forget: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface Line {
  readonly connect: () => Promise<ConnectOutcome>
  readonly openAllowed: () => Promise<void>
  readonly scanners: () => readonly DirectScanner[]
  readonly forget: () => Promise<void>
  readonly close: () => Promise<void>
}

export function startDirectScanners({ onText, onScanners }: DirectOptions): DirectScanners {
  const stopped = new AbortController()
  const { hid, serial } = navigator as Partial<Pick<Navigator, 'hid' | 'serial'>>
  const lines = new Map<Way, Line>()
  const changed = () => onScanners([...lines.values()].flatMap((line) => line.scanners()))
  if (hid !== undefined) lines.set('hid', startLine('hid', hidDriver(hid)))
  if (serial !== undefined) lines.set('serial', startLine('serial', serialDriver(serial)))

  const openAllowed = () => Promise.all([...lines.values()].map((line) => line.openAllowed()))
  const begun = openAllowed()
  // Another window may have let go of a port while this one was out of sight.
  document.addEventListener('visibilitychange', () => void (document.hidden || openAllowed()), {
    signal: stopped.signal,
  })

  function startLine<Device>(way: Way, driver: Driver<Device>): Line {
    const open = new Map<Device, () => Promise<void>>()
    const opening = new Map<Device, Promise<ConnectOutcome>>()

    function take(device: Device): Promise<ConnectOutcome> {
      const taking = opening.get(device) ?? takeNow(device).finally(() => opening.delete(device))
      opening.set(device, taking)
      return taking
    }

    async function takeNow(device: Device): Promise<ConnectOutcome> {
      if (open.has(device)) return 'connected'
      if (stopped.signal.aborted) return 'failed'
      if (!driver.suits(device)) return 'unsuitable'
      try {
        open.set(device, await driver.open(device, onText, () => void drop(device)))
        changed()
        return 'connected'
      } catch (error) {
        return error instanceof DOMException &&
          ['InvalidStateError', 'NetworkError', 'NotAllowedError'].includes(error.name)
          ? 'busy'
          : 'failed'
      }
    }

    async function drop(device: Device): Promise<void> {
      const letGo = open.get(device)
      open.delete(device)
      changed()
      // It may be gone already; what listens to it must go as well.
      await letGo?.().catch(() => undefined)
    }

    async function close(): Promise<void> {
      await Promise.all(opening.values())
      for (const device of open.keys()) await drop(device)
    }

    driver.watch(
      (device) => void take(device),
      (device) => void drop(device),
      stopped.signal,
    )
    return {
      async connect() {
        const chosen = await driver.choose().catch(() => [])
        const outcomes = await Promise.all(chosen.map(take))
        // A device may show several sides, of which one is enough.
        return outcomes.find((outcome) => outcome === 'connected') ?? outcomes[0] ?? 'none'
      },
      async openAllowed() {
        for (const device of await driver.allowed().catch(() => [])) await take(device)
      },
      scanners: () => [...open.keys()].map((device) => ({ way, name: driver.name(device) })),
      async forget() {
        await close()
        for (const device of await driver.allowed().catch(() => [])) await driver.forget(device)
      },
      close,
    }
  }

  return {
    ways: [...lines.keys()],
    connect: async (way) => (await lines.get(way)?.connect()) ?? 'failed',
    forget: async () => void (await Promise.all([...lines.values()].map((line) => line.forget()))),
    async stop() {
      stopped.abort()
      await begun
      await Promise.all([...lines.values()].map((line) => line.close()))
    },
  }
}
