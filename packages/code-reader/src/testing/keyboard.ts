// Keys as scanners and people press them, for tests of the wedge. Times and habits of makes are modelled after
// published measurements and manuals; nothing here was recorded on hardware.
import type { KeyPress, Terminator } from '../wedge/keys.ts'

export type Layout = 'us' | 'ukrainian' | 'russian'
export type KeyEvent = { readonly type: 'down' | 'up' } & KeyPress

export interface Manner {
  /** Milliseconds from one key to the next. */
  readonly gap: () => number
  /** Milliseconds for which a key is held. */
  readonly hold: () => number
  readonly layout?: Layout
  readonly capsLock?: boolean
  readonly terminators?: readonly Exclude<Terminator, 'none'>[]
  /** Presses Alt and the number of the character on the keypad, with or without a leading zero. */
  readonly altCodes?: 'with-zero' | 'without-zero'
  /** The computer is told letters and no keys, as over a remote desktop. */
  readonly remote?: boolean
  readonly at?: number
}

const us = '`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./ ~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>? '
const typedBy: Record<Layout, string> = {
  us,
  ukrainian: '\'1234567890-=йцукенгшщзхїґфівапролджєячсмитьбю. ₴!"№;%:?*()_+ЙЦУКЕНГШЩЗХЇҐФІВАПРОЛДЖЄЯЧСМИТЬБЮ, ',
  russian: 'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю. Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ, ',
}
const codes = [
  'Backquote',
  ...Array.from('1234567890', (digit) => `Digit${digit}`),
  'Minus',
  'Equal',
  ...Array.from('QWERTYUIOP', (letter) => `Key${letter}`),
  'BracketLeft',
  'BracketRight',
  'Backslash',
  ...Array.from('ASDFGHJKL', (letter) => `Key${letter}`),
  'Semicolon',
  'Quote',
  ...Array.from('ZXCVBNM', (letter) => `Key${letter}`),
  'Comma',
  'Period',
  'Slash',
  'Space',
]

/** What a key types in a layout. Caps Lock turns letters alone. */
export function typedWith(layout: Layout, code: string, shift: boolean, capsLock = false): string {
  const place = codes.indexOf(code)
  const row = typedBy[layout]
  const plain = row[place] ?? ''
  const shifted = row[place + codes.length] ?? ''
  const isLetter = plain.toLowerCase() !== plain.toUpperCase()
  return shift !== (capsLock && isLetter) ? shifted : plain
}

/** The keys of a text, with all that comes before and after, in the order of their times. */
export function keysOf(text: string, manner: Manner): KeyEvent[] {
  const events: KeyEvent[] = []
  let time = manner.at ?? 1000
  let shift = false
  const add = (type: 'down' | 'up', key: string, code: string, after: number, held: Partial<KeyPress> = {}) => {
    events.push({
      type,
      key,
      code: manner.remote === true ? '' : code,
      shiftKey: shift,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      repeat: false,
      isComposing: false,
      capsLock: manner.capsLock ?? false,
      timeStamp: time + after,
      ...held,
    })
  }
  const tap = (key: string, code: string, held: Partial<KeyPress> = {}) => {
    time += manner.gap()
    add('down', key, code, 0, held)
    add('up', key, code, manner.hold(), held)
  }

  for (const letter of text) {
    if (letter < ' ') {
      tap(
        typedWith('us', `Key${String.fromCharCode(letter.charCodeAt(0) + 64)}`, false),
        `Key${String.fromCharCode(letter.charCodeAt(0) + 64)}`,
        { ctrlKey: true },
      )
    } else if (manner.altCodes !== undefined) {
      time += manner.gap()
      add('down', 'Alt', 'AltLeft', 0, { altKey: true })
      for (const digit of (manner.altCodes === 'with-zero' ? '0' : '') + String(letter.charCodeAt(0)))
        tap(digit, `Numpad${digit}`, { altKey: true })
      time += manner.gap()
      add('up', 'Alt', 'AltLeft', 0)
    } else {
      const place = us.indexOf(letter)
      const wantsShift = place >= codes.length
      const code = codes[place % codes.length] ?? ''
      if (wantsShift && !shift) {
        time += manner.gap()
        shift = true
        add('down', 'Shift', 'ShiftLeft', 0)
      }
      tap(typedWith(manner.layout ?? 'us', code, wantsShift, manner.capsLock), code)
      if (wantsShift) {
        time += manner.hold()
        shift = false
        add('up', 'Shift', 'ShiftLeft', 0)
      }
    }
  }
  for (const terminator of manner.terminators ?? []) {
    if (terminator === 'Ctrl+J' || terminator === 'Ctrl+M')
      tap(terminator.slice(-1).toLowerCase(), `Key${terminator.slice(-1)}`, { ctrlKey: true })
    else tap(terminator === 'Tab' ? 'Tab' : 'Enter', terminator)
  }
  return events.toSorted((one, other) => one.timeStamp - other.timeStamp)
}
