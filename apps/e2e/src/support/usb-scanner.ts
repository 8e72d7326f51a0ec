// A USB scanner in keyboard mode, and typing by hand: real key events through the browser's protocol, with physical
// keys and the characters of the computer's layout.
import { keysOf, type KeyEvent, type Manner } from '@diia-desk/code-reader/testing'
import type { CDPSession, Page } from '@playwright/test'

export interface ScannerHabits extends Omit<Manner, 'gap' | 'hold' | 'at'> {
  /** Milliseconds between keys. */
  readonly gap?: number
}

const modifierBits = { altKey: 1, ctrlKey: 2, metaKey: 4, shiftKey: 8 } as const
const virtualKeys: Record<string, number> = {
  Enter: 13,
  NumpadEnter: 13,
  Tab: 9,
  ShiftLeft: 16,
  AltLeft: 18,
  Space: 32,
  Minus: 189,
  Slash: 191,
  Period: 190,
  Semicolon: 186,
}

/**
 * Presses the keys of a scan into the focused element. The keys have the times of a real scanner and are sent as fast
 * as the browser accepts them. The page's timers wait until all have arrived: on a busy machine keys arrive late one by
 * one, and a timer in between would see a pause that no scanner makes.
 */
export async function scan(
  page: Page,
  text: string,
  { gap = 10, terminators = ['Enter'], ...habits }: ScannerHabits = {},
): Promise<void> {
  const keys = keysOf(text, { gap: () => gap, hold: () => gap / 2, terminators, ...habits, at: 0 })
  const session = await page.context().newCDPSession(page)
  const start = Date.now() - (keys.at(-1)?.timeStamp ?? 0)
  await holdTimers(page)
  await Promise.all(keys.map((key) => send(session, key, (start + key.timeStamp) / 1000)))
  await releaseTimers(page)
  await session.detach()
}

async function send(
  session: CDPSession,
  { type, key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyEvent,
  timestamp: number,
): Promise<void> {
  const held = { altKey, ctrlKey, metaKey, shiftKey }
  const modifiers = Object.entries(modifierBits).reduce(
    (bits, [name, bit]) => (held[name as keyof typeof held] ? bits + bit : bits),
    0,
  )
  const text = key === 'Enter' ? '\r' : key.length === 1 && !ctrlKey && !altKey ? key : undefined
  await session.send('Input.dispatchKeyEvent', {
    type: type === 'up' ? 'keyUp' : text === undefined ? 'rawKeyDown' : 'keyDown',
    key,
    code,
    modifiers,
    timestamp,
    windowsVirtualKeyCode: virtualKeys[code] ?? code.replace(/^(?:Key|Digit)/, '').charCodeAt(0),
    ...(text !== undefined && type === 'down' && { text, unmodifiedText: text }),
  })
}

interface HeldTimers {
  hold: boolean
  release(): void
}

/** From now on timers of the page wait for `releaseTimers`, as behind a long task. */
function holdTimers(page: Page): Promise<void> {
  return page.evaluate(() => {
    const scope = window as Window & { heldTimers?: HeldTimers }
    scope.heldTimers ??= makeHeld()
    scope.heldTimers.hold = true

    function makeHeld(): HeldTimers {
      const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)]
      const due = new Map<number, () => void>()
      const held: HeldTimers = {
        hold: false,
        release() {
          held.hold = false
          for (const [id, act] of due) {
            due.delete(id)
            act()
          }
        },
      }
      window.setTimeout = ((act: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
        const id = set(() => {
          if (held.hold) due.set(id, () => act(...given))
          else act(...given)
        }, ms)
        return id
      }) as typeof window.setTimeout
      window.clearTimeout = (id) => {
        due.delete(Number(id))
        clear(id)
      }
      return held
    }
  })
}

function releaseTimers(page: Page): Promise<void> {
  return page.evaluate(() => (window as Window & { heldTimers?: HeldTimers }).heldTimers?.release())
}

/** Types at the speed of an experienced person. */
export async function typeByHand(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 130 })
}
