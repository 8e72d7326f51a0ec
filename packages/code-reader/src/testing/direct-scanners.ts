// Scanners behind navigator.hid and navigator.serial, for tests: what the browser's API gives, under a test's hand.
/// <reference types="w3c-web-hid" />
/// <reference types="w3c-web-serial" />

/** What a person may choose from, what the page is allowed, what is plugged in. */
abstract class FakeApi<Device> extends EventTarget {
  /** What the person will choose; undefined closes the chooser. */
  choice: Device | undefined
  readonly allowed: Device[] = []

  protected chosen(): Device | undefined {
    if (this.choice !== undefined && !this.allowed.includes(this.choice)) this.allowed.push(this.choice)
    return this.choice
  }
}

export class FakeHid extends FakeApi<FakeHidScanner> {
  readonly filters: HIDDeviceFilter[] = []

  async requestDevice({ filters }: HIDDeviceRequestOptions): Promise<FakeHidScanner[]> {
    this.filters.push(...filters)
    const device = this.chosen()
    return device === undefined ? [] : [device]
  }

  async getDevices(): Promise<FakeHidScanner[]> {
    return this.allowed.filter(({ plugged }) => plugged)
  }

  plug(device: FakeHidScanner, how: 'in' | 'out'): void {
    device.plugged = how === 'in'
    if (how === 'out') device.opened = false
    if (this.allowed.includes(device))
      this.dispatchEvent(Object.assign(new Event(how === 'in' ? 'connect' : 'disconnect'), { device }))
  }

  forget(device: FakeHidScanner): void {
    this.allowed.splice(this.allowed.indexOf(device), 1)
  }
}

/** Reports as Honeywell's scanners do. */
export class FakeHidScanner extends EventTarget {
  readonly productName = 'Voyager 1602g'
  opened = false
  plugged = true
  readonly features: number[][] = []
  readonly collections: HIDCollectionInfo[]
  readonly #hid: FakeHid

  constructor(hid: FakeHid, mode: 'pos' | 'keyboard' = 'pos') {
    super()
    this.#hid = hid
    const item = (usages: number[], reportSize: number, reportCount: number) => ({ usages, reportSize, reportCount })
    const scanned = [
      item([0x1003b], 8, 1),
      item([0x8c00fb, 0x8c00fc, 0x8c00fd], 8, 3),
      item([0x8c00fe], 8, 56),
      item([0xff660004, 0xff660000], 8, 2),
      item([0x8c00ff], 1, 8),
    ]
    const page = { usagePage: 0x8c, usage: 2, type: 1, children: [], outputReports: [] }
    this.collections =
      mode === 'keyboard'
        ? [{ ...page, usagePage: 1, usage: 6, inputReports: [], featureReports: [] }]
        : [
            {
              ...page,
              inputReports: [{ reportId: 2, items: scanned }],
              featureReports: [{ reportId: 254, items: [item([0xff660003], 8, 1)] }],
            },
          ]
  }

  async open(): Promise<void> {
    if (this.opened) throw new DOMException('The device is open', 'InvalidStateError')
    this.opened = true
  }

  async close(): Promise<void> {
    this.opened = false
  }

  async forget(): Promise<void> {
    this.#hid.forget(this)
  }

  async sendFeatureReport(reportId: number, data: Uint8Array): Promise<void> {
    this.features.push([reportId, ...data])
  }

  /** A code in as many reports as it takes. */
  scan(text: string): void {
    if (!this.opened) return
    for (let at = 0; at < text.length; at += 56) {
      const part = new TextEncoder().encode(text.slice(at, at + 56))
      const report = new Uint8Array(63)
      report.set([part.length, 0x5d, 0x51, 0x31])
      report.set(part, 4)
      report[62] = at + 56 < text.length ? 1 : 0
      this.dispatchEvent(
        Object.assign(new Event('inputreport'), { reportId: 2, data: new DataView(report.buffer), device: this }),
      )
    }
  }
}

export class FakeSerial extends FakeApi<FakeSerialScanner> {
  async requestPort(): Promise<FakeSerialScanner> {
    const port = this.chosen()
    if (port === undefined) throw new DOMException('No port selected', 'NotFoundError')
    return port
  }

  async getPorts(): Promise<FakeSerialScanner[]> {
    return this.allowed.filter(({ plugged }) => plugged)
  }

  plug(port: FakeSerialScanner, how: 'in' | 'out'): void {
    port.plugged = how === 'in'
    if (how === 'out') port.break()
    const event = new Event(how === 'in' ? 'connect' : 'disconnect')
    // In browsers the event bubbles up from the port.
    Object.defineProperty(event, 'target', { value: port })
    if (this.allowed.includes(port)) this.dispatchEvent(event)
  }

  forget(port: FakeSerialScanner): void {
    this.allowed.splice(this.allowed.indexOf(port), 1)
  }
}

export class FakeSerialScanner {
  plugged = true
  /** Another program holds the port. */
  taken = false
  readable: ReadableStream<Uint8Array> | null = null
  readonly #serial: FakeSerial
  #writer: ReadableStreamDefaultController<Uint8Array> | undefined

  constructor(serial: FakeSerial) {
    this.#serial = serial
  }

  async open(): Promise<void> {
    if (this.taken) throw new DOMException('Failed to open serial port', 'NetworkError')
    if (this.readable !== null) throw new DOMException('The port is already open', 'InvalidStateError')
    this.#newStream()
  }

  async close(): Promise<void> {
    if (this.readable?.locked === true) throw new TypeError('The stream is locked')
    this.readable = null
  }

  async forget(): Promise<void> {
    this.#serial.forget(this)
  }

  /** Bytes as they come over the cable, in pieces of any size. */
  send(...pieces: string[]): void {
    for (const piece of pieces) this.#writer?.enqueue(new TextEncoder().encode(piece))
  }

  /** Noise on the line: the stream fails, the port gives another. */
  disturb(): void {
    this.#writer?.error(new DOMException('Framing error', 'FramingError'))
    this.#newStream()
  }

  break(): void {
    this.readable = null
    this.#writer?.error(new DOMException('The device has been lost', 'NetworkError'))
  }

  #newStream(): void {
    this.readable = new ReadableStream({
      start: (controller) => {
        this.#writer = controller
      },
    })
  }
}
