// Scanners that are connected to the page directly and not as a keyboard, so that layout and focus do not matter. The
// browser remembers which devices were allowed; they are opened when the page opens and when they are plugged in.
import type { Driver } from './driver.ts'
import { hidDriver } from './hid-driver.ts'
import { serialDriver } from './serial-driver.ts'

/** `hid`: USB HID POS. `serial`: a serial port over USB. */
export type Way = 'hid' | 'serial'

export interface DirectScanner {
  readonly way: Way
  /** The product name; empty for a serial port, which has none. */
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
  /** The ways that this browser supports. */
  readonly ways: readonly Way[]
  readonly connect: (way: Way) => Promise<ConnectOutcome>
  /** Releases all scanners and makes the browser forget that they were allowed. */
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
  // Another window may have released a port while this one was hidden.
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
      const release = open.get(device)
      open.delete(device)
      changed()
      // The device may be gone already; its listeners must be removed as well.
      await release?.().catch(() => undefined)
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
        // A device may have several interfaces, of which one is enough.
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
