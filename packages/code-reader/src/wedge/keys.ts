// What a key means. A scanner in keyboard mode presses the keys of a US keyboard, whatever the layout of the computer and
// Caps Lock: so the physical key (`code`) is read, not the character that the layout produces (`key`).

/** The properties of a KeyboardEvent that are used. */
export interface KeyPress {
  readonly code: string
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly capsLock: boolean
  readonly repeat: boolean
  /** An input method is composing a word, so the key belongs to it. */
  readonly isComposing: boolean
  /** Milliseconds of a monotonic clock. */
  readonly timeStamp: number
}

/** What a scanner presses after a code. */
export type Terminator = 'Enter' | 'NumpadEnter' | 'Tab' | 'Ctrl+J' | 'Ctrl+M' | 'none'

export type Meaning =
  /** `us` is what a US keyboard would type, or the typed character if the physical key is not known. */
  | { readonly kind: 'character'; readonly us: string; readonly physical: boolean }
  /** A control character such as STX or ETX, which keyboards type with Ctrl. */
  | { readonly kind: 'control'; readonly us: string }
  | { readonly kind: 'terminator'; readonly terminator: Terminator }
  /** A digit of the keypad with Alt held: Alt+0065 is A. */
  | { readonly kind: 'alt-digit'; readonly digit: string }
  | { readonly kind: 'modifier' }
  /** A key for editing, moving or commands, which people press and scanners do not. */
  | { readonly kind: 'command' }
  | { readonly kind: 'nothing' }

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'])
const usKeys = new Map(usKeyboard())

export function meaningOf(press: KeyPress): Meaning {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = press
  if (press.repeat || press.isComposing || key === 'Process') return { kind: 'nothing' }
  if (isModifier(key)) return { kind: 'modifier' }
  if (altKey && !ctrlKey && /^Numpad\d$/.test(code)) return { kind: 'alt-digit', digit: code.slice(-1) }
  if (altKey || metaKey) return { kind: 'command' }
  if (ctrlKey) return controlOf(press)
  if (!shiftKey && (key === 'Enter' || key === 'Tab'))
    return { kind: 'terminator', terminator: code === 'NumpadEnter' ? code : key }
  const us = usKeys.get(code)?.[shiftKey ? 1 : 0]
  if (us !== undefined) return { kind: 'character', us, physical: true }
  return Array.from(key).length === 1 ? { kind: 'character', us: key, physical: false } : { kind: 'command' }
}

export function isModifier(key: string): boolean {
  return modifiers.has(key)
}

/** What Alt with digits of the keypad has typed: a character or a terminator. */
export function meaningOfAltCode(digits: string): Extract<Meaning, { kind: 'terminator' | 'character' | 'control' }> {
  const number = Number(digits) % 256
  if (number === 13) return { kind: 'terminator', terminator: 'Ctrl+M' }
  if (number === 10) return { kind: 'terminator', terminator: 'Ctrl+J' }
  if (number === 9) return { kind: 'terminator', terminator: 'Tab' }
  const us = String.fromCharCode(number)
  return number < 32 ? { kind: 'control', us } : { kind: 'character', us, physical: true }
}

function controlOf({ code, key }: KeyPress): Meaning {
  const us = usKeys.get(code)?.[1] ?? key.toUpperCase()
  if (us === 'J' || us === 'M') return { kind: 'terminator', terminator: `Ctrl+${us}` }
  // Ctrl with @ A–Z [ \ ] ^ _ is one of the control characters 0–31.
  const number = us.length === 1 ? us.charCodeAt(0) - 64 : -1
  return number >= 0 && number < 32 ? { kind: 'control', us: String.fromCharCode(number) } : { kind: 'command' }
}

/** Physical keys with what a US keyboard types there, without Shift and with it. */
function usKeyboard(): [string, readonly [string, string]][] {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => [
    `Key${letter.toUpperCase()}`,
    letter,
    letter.toUpperCase(),
  ])
  const digits = Array.from(')!@#$%^&*(', (sign, digit) => [`Digit${digit}`, String(digit), sign])
  const keypad = Array.from('0123456789', (digit) => [`Numpad${digit}`, digit, digit])
  const signs = [
    ['Backquote', '`', '~'],
    ['Minus', '-', '_'],
    ['Equal', '=', '+'],
    ['BracketLeft', '[', '{'],
    ['BracketRight', ']', '}'],
    ['Backslash', '\\', '|'],
    ['IntlBackslash', '\\', '|'],
    ['Semicolon', ';', ':'],
    ['Quote', "'", '"'],
    ['Comma', ',', '<'],
    ['Period', '.', '>'],
    ['Slash', '/', '?'],
    ['Space', ' ', ' '],
    ['NumpadDivide', '/', '/'],
    ['NumpadMultiply', '*', '*'],
    ['NumpadSubtract', '-', '-'],
    ['NumpadAdd', '+', '+'],
    ['NumpadDecimal', '.', '.'],
  ]
  return [...letters, ...digits, ...keypad, ...signs].map(([code = '', plain = '', shifted = '']) => [
    code,
    [plain, shifted],
  ])
}
