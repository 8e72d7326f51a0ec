// Binds the machine to a page: one listener before all others, the field's text given back, a timer for scanners that
// press nothing after a code.
import { keepField, type KeptField } from './field.ts'
import { takeKeysBackFromFrames } from './frames.ts'
import type { KeyPress } from './keys.ts'
import type { Classify } from './unwrap.ts'
import type { KeyTarget } from './key-target.ts'
import { createWedgeMachine, type Reaction, type Scan } from './wedge-machine.ts'

export interface WedgeOptions {
  /** What a text is. Decides; the rhythm of the keys only proposes. */
  readonly classify: Classify
  /** A scanner has read something: a code, or something else that a person can't have typed. */
  readonly onScan: (scan: Scan) => void
}

export interface Wedge {
  readonly stop: () => void
  /**
   * For a field that acts on what is typed into it. Runs the action at once, or, while keys come in that may be a
   * scanner's, as soon as they turn out to be a person's; never when they were a scan. The last action given counts.
   */
  readonly whenTyped: (act: () => void) => void
}

/** A timer that comes so late has waited for the page, and keys may be waiting behind it. */
const lateMs = 50

/** Listens to scanners in keyboard mode, wherever the focus is, until `stop`. */
export function startWedge({ classify, onScan }: WedgeOptions): Wedge {
  const machine = createWedgeMachine<KeptField | undefined>(classify)
  const stopped = new AbortController()
  const listening = { capture: true, signal: stopped.signal }
  const suppressed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: (() => void) | undefined

  addEventListener(
    'keydown',
    (event) => {
      // Browsers that fill in a form by themselves tell of keys that are none.
      if (!(event instanceof KeyboardEvent)) return
      const focused = document.activeElement
      const reaction = machine.press(pressOf(event), targetOf(focused), () => keepField(focused))
      const key = event.code || event.key
      suppressed.delete(key)
      if (reaction.suppress) {
        suppressed.add(key)
        suppress(event)
      }
      follow(reaction)
    },
    listening,
  )

  addEventListener(
    'keyup',
    (event) => {
      if (!(event instanceof KeyboardEvent)) return
      // A button is pressed by Space when the key comes up.
      if (suppressed.delete(event.code || event.key)) suppress(event)
      follow(machine.release(event))
    },
    listening,
  )

  // Of a key combination such as Alt with 013 the page sees nothing but the character.
  addEventListener(
    'keypress',
    (event) => {
      if (event.key === 'Enter' && machine.isTail(event.timeStamp)) suppress(event)
    },
    listening,
  )

  takeKeysBackFromFrames(stopped.signal)

  function follow({ ended, waitMs }: Reaction<KeptField | undefined>): void {
    if (waitMs !== undefined || ended !== undefined) wait(waitMs)
    if (ended === undefined) return
    const act = waiting
    waiting = undefined
    if (ended.kind === 'typed') return act?.()
    const { scan, mark: field } = ended
    if (scan.content !== 'other' || field?.codesOnly === true) field?.restore()
    onScan(scan)
  }

  function wait(ms: number | undefined): void {
    clearTimeout(timer)
    if (ms === undefined) return
    const due = performance.now() + ms
    timer = setTimeout(() => {
      const now = performance.now()
      if (now - due > lateMs) wait(lateMs)
      else follow(machine.silence(now))
    }, ms)
  }

  return {
    stop() {
      clearTimeout(timer)
      stopped.abort()
    },
    whenTyped(act) {
      waiting = machine.undecided ? act : undefined
      if (waiting === undefined) act()
    },
  }
}

function suppress(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { code, key, shiftKey, ctrlKey, altKey, metaKey, repeat, isComposing, timeStamp } = event
  return {
    code,
    key,
    shiftKey,
    ctrlKey,
    altKey,
    metaKey,
    repeat,
    isComposing,
    timeStamp,
    capsLock: event.getModifierState('CapsLock'),
  }
}

const oneLine = new Set(['text', 'search', 'tel', 'url', 'email', 'number'])

function targetOf(element: Element | null): KeyTarget {
  if (element instanceof HTMLInputElement && 'codesOnly' in element.dataset) return 'codes'
  if (element instanceof HTMLInputElement)
    return element.type === 'password' ? 'text' : oneLine.has(element.type) ? 'field' : 'page'
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
    ? 'text'
    : 'page'
}
