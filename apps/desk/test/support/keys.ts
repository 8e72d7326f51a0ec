// Keys in tests have the timing of a person, however fast the test runs; those of a scanner have their own.
import { keysOf, type KeyEvent, type Manner } from '@diia-desk/code-reader/testing'

const handMs = 150
const times = new WeakMap<Event, number>()
let last = 0

/** Gives every event a time: a pressed key 150 ms after the previous event, all other events at the same time. */
export function timeKeysAsHands(): void {
  Object.defineProperty(Event.prototype, 'timeStamp', {
    configurable: true,
    get(this: Event) {
      const known = times.get(this)
      if (known !== undefined) return known
      last = this.type === 'keydown' ? Math.max(last + handMs, performance.now()) : last
      times.set(this, last)
      return last
    },
  })
}

/** Presses the keys of a scanner into the focused element; a field takes the letters as in a browser. */
export function scanKeys(
  text: string,
  { gap = 10, terminators = ['Enter'], ...manner }: Omit<Manner, 'gap' | 'hold' | 'at'> & { gap?: number } = {},
): void {
  for (const key of keysOf(text, { gap: () => gap, hold: () => gap / 2, terminators, ...manner, at: last + 300 }))
    press(key)
}

function press({ type, timeStamp, ...init }: KeyEvent): void {
  const target = document.activeElement ?? document.body
  const event = new KeyboardEvent(`key${type}`, {
    ...init,
    modifierCapsLock: init.capsLock,
    bubbles: true,
    cancelable: true,
  })
  last = timeStamp
  times.set(event, timeStamp)
  const goesOn = target.dispatchEvent(event)
  if (goesOn && type === 'down') actByItself(target, init.key)
}

/** The default action of browsers for a key. */
function actByItself(target: Element, key: string): void {
  if (target instanceof HTMLInputElement && target.type === 'text' && key.length === 1) {
    const { selectionStart, selectionEnd, value } = target
    const start = selectionStart ?? value.length
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
      target,
      value.slice(0, start) + key + value.slice(selectionEnd ?? start),
    )
    target.setSelectionRange(start + 1, start + 1)
    target.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: key }))
  }
  if (key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit()
  if (key === 'Enter' && target instanceof HTMLButtonElement) target.click()
}
