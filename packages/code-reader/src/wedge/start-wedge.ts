// Connects the state machine to a page: a listener that runs before all others, restoring the text of fields, and a timer
// for scanners that send no terminator.
import { keepField, type KeptField } from './field.ts'
import { takeKeysBackFromFrames } from './frames.ts'
import type { KeyPress } from './keys.ts'
import type { Classify } from './unwrap.ts'
import type { KeyTarget } from './key-target.ts'
import { createWedgeMachine, type Reaction, type Scan } from './wedge-machine.ts'

export interface WedgeOptions {
  /** Classifies a text. The rhythm of keys only suggests a scan, the content decides. */
  readonly classify: Classify
  /** Called with each scan: a code, or other content that a person cannot have typed. */
  readonly onScan: (scan: Scan) => void
}

export interface Wedge {
  readonly stop: () => void
  /**
   * For a field that reacts to typed text. Runs the action at once, or, while it is not known whether a scanner or a
   * person types, as soon as it is known to be a person; never for a scan. A newer action replaces a waiting one.
   */
  readonly whenTyped: (act: () => void) => void
}

/** A timer that fires so late was delayed by a busy page, and key events may be waiting behind it. */
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
      // When browsers fill in a form automatically, they send key events that are no KeyboardEvent.
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
      // Space activates a button when the key is released.
      if (suppressed.delete(event.code || event.key)) suppress(event)
      follow(machine.release(event))
    },
    listening,
  )

  // For a combination such as Alt with 013 the page receives only the character.
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
