import type { DeskEvent } from '@diia-desk/contract'

/** EventSource under a test's hand; jsdom has none of its own. */
export class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static all: FakeEventSource[] = []
  /** Something on the way passes the head of the answer and holds its body. */
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

  /** `for-good`: the answer was no stream, so the browser does not try again. */
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
