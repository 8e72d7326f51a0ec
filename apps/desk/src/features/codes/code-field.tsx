import { classifyCode, groupDigits, isDocumentCode, type ClassifiedCode, type CodeInput } from '@diia-desk/contract'
import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ChangeEvent,
  type Ref,
  type SubmitEvent,
} from 'react'
import { Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import styles from './code-field.module.css'
import type { CodeWords } from '@diia-desk/locales/uk/codes'
import { useInsertedText } from './use-inserted-text.ts'
import { useCodeWords } from './words.ts'

type DigitWords = CodeWords['digits']

export interface CodeFieldHandle {
  focus(): void
  clear(): void
}

interface CodeFieldProps {
  ref: Ref<CodeFieldHandle>
  /** A code that is being sent or kept for a retry; shown in the field until its outcome is known. */
  kept: string | undefined
  /** Changes when a code was accepted from any input. */
  taken: unknown
  /** Runs the action at once, or as soon as it is known that the keys come from a person and not from a scanner. */
  whenTyped: (act: () => void) => void
  onCode: (text: string, input: CodeInput) => void
  /** Another code is being typed, or something was inserted that is no code. */
  onBegun: () => void
}

const length = 13
const groups = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
  [8, 9, 10, 11, 12],
]

/**
 * The 13 digits in groups 4-4-5. The last one is a check digit, so a complete and correct code is sent automatically.
 */
export function CodeField({ ref, kept, taken, whenTyped, onCode, onBegun }: CodeFieldProps) {
  const words = useCodeWords().digits
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number>(undefined)
  // A complete code is sent automatically; many people press Enter after it, when the field is already empty.
  const isSent = useRef(false)
  const [typed, setTyped] = useState('')
  const [inputError, setInputError] = useState<string>()
  // While an input method composes text, React must not change the value.
  const [composing, setComposing] = useState<string>()
  const [lastTaken, setLastTaken] = useState(taken)
  // Once a code is accepted, an error about earlier digits is removed; digits that are still being typed stay.
  if (taken !== lastTaken) {
    setLastTaken(taken)
    if (taken !== undefined && inputError !== undefined) {
      setTyped('')
      setInputError(undefined)
    }
  }
  const digits = typed === '' ? (kept ?? '') : typed

  useImperativeHandle(
    ref,
    () => ({
      focus() {
        input.current?.focus()
        // Typing replaces a code that is kept in the field.
        input.current?.select()
      },
      clear() {
        isSent.current = false
        setTyped('')
        setInputError(undefined)
      },
    }),
    [],
  )

  useLayoutEffect(() => {
    // The spaces between groups change while typing; the caret must stay after the same digit.
    if (caret.current === undefined || input.current === null) return
    const at = groupDigits(digits.slice(0, caret.current)).length
    input.current.setSelectionRange(at, at)
    caret.current = undefined
  }, [digits])

  function send(text: string, how: CodeInput) {
    isSent.current = true
    setTyped('')
    setInputError(undefined)
    onCode(text, how)
  }

  useInsertedText(input, {
    whenTyped,
    onText: insert,
    onComposing: setComposing,
    onCharacter: (character) => {
      const next = withInserted(input.current, character)
      if (input.current !== null && /^\d$/.test(character) && next.length <= length)
        type(next, caretOf(input.current) + 1)
    },
  })

  function change(event: ChangeEvent<HTMLInputElement>) {
    const { value } = event.target
    const { inputType: how, isComposing } =
      event.nativeEvent instanceof InputEvent ? event.nativeEvent : { inputType: '', isComposing: false }
    if (isComposing || composing !== undefined) return setComposing(value)
    // Some browsers report composed text a second time when composition ends.
    if (how.includes('Composition')) return undefined
    // Anything but typing, deleting and undoing, such as autofill, has replaced the whole value.
    if (!/^(?:insertText$|delete|history)/.test(how)) return insertWhole(value)
    const next = onlyDigits(value).slice(0, length)
    // A value that is restored, by undo or after a scan into the field, must not be sent again.
    if (!how.startsWith('history')) return type(next, caretOf(event.target))
    caret.current = Math.min(caretOf(event.target), length)
    return setTyped(next === kept ? '' : next)
  }

  function type(next: string, at: number) {
    isSent.current = false
    const isMore = next.length > digits.length
    caret.current = Math.min(at, length)
    setTyped(next)
    whenTyped(() => {
      if (isMore) onBegun()
      judge(next)
    })
  }

  function judge(typedDigits: string) {
    const code = classifyCode(typedDigits)
    setInputError(typedDigits.length === length ? inputErrorOf(code, words) : undefined)
    if (code.kind === 'barcode' || code.kind === 'test-code') send(typedDigits, 'typed')
  }

  /**
   * Inserted text is accepted if it is a code, alone or together with the digits in the field; otherwise the field
   * stays unchanged.
   */
  function insert(text: string) {
    const code = classifyCode(text)
    const together = withInserted(input.current, onlyDigits(text))
    if (isGroupedDigits(code) && together.length === length && classifyCode(together).kind === 'barcode')
      send(together, 'pasted')
    else insertWhole(text, together.length)
  }

  function insertWhole(text: string, together?: number) {
    const code = classifyCode(text)
    if (isDocumentCode(code) || code.kind === 'test-code') return send(text, 'pasted')
    if (!isGroupedDigits(code) && code.kind !== 'record-number') return onCode(text, 'pasted')
    onBegun()
    const joins = code.kind === 'wrong-length' && together !== undefined && together > code.digits
    return setInputError(joins ? words.insertedTogether(together) : refusalOf(code, words))
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (digits === '' && isSent.current) return
    const code = classifyCode(digits)
    if (code.kind === 'barcode') send(digits, 'typed')
    else setInputError(inputErrorOf(code, words) ?? words.empty)
  }

  return (
    <form className={styles.field} onSubmit={submit}>
      <label htmlFor="code">
        {words.label} <Key>F4</Key>
      </label>
      <div className={styles.box} data-invalid={inputError !== undefined || undefined}>
        <span className={`num ${styles.stack}`}>
          <Cells filled={digits.length} />
          <input
            id="code"
            ref={input}
            className={`num ${styles.input}`}
            inputMode="numeric"
            autoComplete="off"
            value={composing ?? groupDigits(digits)}
            data-codes-only=""
            aria-describedby="code-hint"
            aria-invalid={inputError !== undefined}
            onChange={change}
          />
        </span>
      </div>
      {inputError === undefined ? (
        <p className="hint" id="code-hint">
          {words.hint}
        </p>
      ) : (
        <p className={styles.error} id="code-hint" role="alert">
          <Icon name="circle-alert" />
          <span>{inputError}</span>
        </p>
      )}
    </form>
  )
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '')
}

/** The number of digits before the caret. */
function caretOf({ value, selectionStart }: HTMLInputElement): number {
  return onlyDigits(value.slice(0, selectionStart ?? value.length)).length
}

/** The digits of the field with the selection replaced by the inserted ones. */
function withInserted(field: HTMLInputElement | null, digits: string): string {
  if (field === null) return digits
  const { value, selectionStart, selectionEnd } = field
  return (
    onlyDigits(value.slice(0, selectionStart ?? value.length)) +
    digits +
    onlyDigits(value.slice(selectionEnd ?? value.length))
  )
}

/** Only digits, possibly grouped, but no code on their own. */
function isGroupedDigits({ kind }: ClassifiedCode): boolean {
  return (
    kind === 'wrong-length' ||
    kind === 'wrong-check-digit' ||
    kind === 'wrong-first-digit' ||
    kind === 'maybe-record-number'
  )
}

/** Why inserted digits were not accepted. */
function refusalOf(code: ClassifiedCode, words: DigitWords): string | undefined {
  return code.kind === 'wrong-length'
    ? words.insertedLength(code.digits)
    : `${inputErrorOf(code, words) ?? ''} ${words.fieldKept}`
}

/** The error of digits; undefined for a code and for text that is no number. */
function inputErrorOf(code: ClassifiedCode, words: DigitWords): string | undefined {
  if (code.kind === 'wrong-length') return words.wrongLength(code.digits)
  const wrong: Partial<Record<ClassifiedCode['kind'], string>> = words.wrong
  return wrong[code.kind]
}

/** Placeholders of the digits, drawn below the input in the same font so that they match exactly. */
function Cells({ filled }: { filled: number }) {
  return (
    <span className={styles.cells} aria-hidden="true">
      {groups.map((places, group) => (
        <span key={places[0]}>
          {group > 0 && ' '}
          {places.map((place) => (
            <i key={place} data-filled={place < filled || undefined}>
              0
            </i>
          ))}
        </span>
      ))}
    </span>
  )
}
