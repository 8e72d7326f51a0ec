import type { DeskEvent } from '@diia-desk/contract'

/** An EventSource controlled by a test; jsdom has none. */
export class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static all: FakeEventSource[] = []
  /** A proxy forwards the headers and holds the body back. */
  static isHeld = false
  readyState = FakeEventSource.CONNECTING
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
    FakeEventSource.all.push(this)
    queueMicrotask(() => this.open())
  }

  open() {
    if (this.readyState === FakeEventSource.CLOSED) return
    this.readyState = FakeEventSource.OPEN
    this.dispatchEvent(new Event('open'))
    if (!FakeEventSource.isHeld) this.beat()
  }

  /** What the bff sends at once and then every few seconds. */
  beat() {
    this.dispatchEvent(new MessageEvent('beat', { data: '{}', lastEventId: '7' }))
  }

  close() {
    this.readyState = FakeEventSource.CLOSED
  }

  emit(event: DeskEvent) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(event) }))
  }

  /** `for-good`: the response was not a stream, so the browser does not reconnect. */
  fail(how: 'for-good' | 'passing') {
    this.readyState = how === 'for-good' ? FakeEventSource.CLOSED : FakeEventSource.CONNECTING
    this.dispatchEvent(new Event('error'))
  }

  static get current(): FakeEventSource {
    const source = FakeEventSource.all.at(-1)
    if (source === undefined) throw new Error('Nobody listens')
    return source
  }
}
