import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { connectedScanners } from '../../src/features/scanner/direct-scanners.ts'
import { lastScan } from '../../src/features/scanner/scanner-store.ts'
import { FakeEventSource } from './fake-event-source.ts'
import { fakeReader } from './fake-reader.ts'
import { timeKeysAsHands } from './keys.ts'
import { network } from './network.ts'

// On a cold start the lazy parts of the app are transformed first.
configure({ asyncUtilTimeout: 20_000, getElementError: (message) => new Error(message ?? 'not found') })

vi.mock('@diia-desk/code-reader', () => import('./fake-reader.ts'))

timeKeysAsHands()

// jsdom has no streams, PDF viewer, scrolling, media player, canvas and sizes.
vi.stubGlobal('EventSource', FakeEventSource)
Object.defineProperty(navigator, 'pdfViewerEnabled', { value: true })
Element.prototype.scrollIntoView = () => undefined
HTMLMediaElement.prototype.play = async () => undefined
HTMLCanvasElement.prototype.getContext = () => null
document.hasFocus = () => true
vi.stubGlobal(
  'ResizeObserver',
  class {
    readonly #tell: ResizeObserverCallback
    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell
    }
    observe(target: Element) {
      queueMicrotask(() =>
        this.#tell(
          [
            {
              target,
              contentRect: new DOMRect(0, 0, 640, 208),
              borderBoxSize: [],
              contentBoxSize: [],
              devicePixelContentBoxSize: [],
            },
          ],
          this,
        ),
      )
    }
    unobserve() {}
    disconnect() {}
  },
)

// An error on the console fails the test unless the test expects it.
const complaints: string[] = []

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => {
  complaints.length = 0
  vi.spyOn(console, 'error').mockImplementation((...parts) => void complaints.push(parts.map(String).join(' ')))
  vi.spyOn(console, 'warn').mockImplementation((...parts) => void complaints.push(parts.map(String).join(' ')))
})
afterEach(() => {
  cleanup()
  // A print's frame stays as long as its dialog may need it.
  for (const frame of document.querySelectorAll('body > iframe')) frame.remove()
  network.resetHandlers()
  fakeReader.reset()
  lastScan.set(undefined)
  connectedScanners.set([])
  Reflect.deleteProperty(navigator, 'hid')
  Reflect.deleteProperty(navigator, 'serial')
  FakeEventSource.all = []
  FakeEventSource.isHeld = false
  localStorage.clear()
  vi.useRealTimers()
  expect(complaints).toEqual([])
})
afterAll(() => network.close())
