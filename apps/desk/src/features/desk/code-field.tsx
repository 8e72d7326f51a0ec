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
import type { DeskWords } from '@diia-desk/locales/uk/desk'
import { useInsertedText } from './use-inserted-text.ts'
import { useDeskWords } from './words.ts'

type DigitWords = DeskWords['digits']

export interface CodeFieldHandle {
  focus(): void
  clear(): void
}

interface CodeFieldProps {
  ref: Ref<CodeFieldHandle>
  /** A code that is on its way or kept for another try: shown in the field until it is settled. */
  kept: string | undefined
  /** Changes when a code was taken, whichever way it came in. */
  taken: unknown
  /** Runs the action at once, or when the keys that come in turn out to be a person's and no scanner's. */
  whenTyped: (act: () => void) => void
  onCode: (text: string, input: CodeInput) => void
  /** Another code is begun here by hand, or something was put in that is none. */
  onBegun: () => void
}

const length = 13
const groups = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
  [8, 9, 10, 11, 12],
]

/** The thirteen digits, 4-4-5. The last one is a check digit, so a full and right code goes off by itself. */
export function CodeField({ ref, kept, taken, whenTyped, onCode, onBegun }: CodeFieldProps) {
  const words = useDeskWords().digits
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number>(undefined)
  // A full code goes off by itself: the Enter that many press behind it finds an empty field.
  const isSent = useRef(false)
  const [typed, setTyped] = useState('')
  const [complaint, setComplaint] = useState<string>()
  // While an input method composes, the field is its own.
  const [composing, setComposing] = useState<string>()
  const [lastTaken, setLastTaken] = useState(taken)
  // A complaint is about the digits before the code that was taken; digits that are still being typed stay.
  if (taken !== lastTaken) {
    setLastTaken(taken)
    if (taken !== undefined && complaint !== undefined) {
      setTyped('')
      setComplaint(undefined)
    }
  }
  const digits = typed === '' ? (kept ?? '') : typed

  useImperativeHandle(
    ref,
    () => ({
      focus() {
        input.current?.focus()
        // A kept code makes room for the next one as soon as somebody types.
        input.current?.select()
      },
      clear() {
        isSent.current = false
        setTyped('')
        setComplaint(undefined)
      },
    }),
    [],
  )

  useLayoutEffect(() => {
    // The groups' spaces come and go while typing; the caret must stay behind the same digit.
    if (caret.current === undefined || input.current === null) return
    const at = groupDigits(digits.slice(0, caret.current)).length
    input.current.setSelectionRange(at, at)
    caret.current = undefined
  }, [digits])

  function send(text: string, how: CodeInput) {
    isSent.current = true
    setTyped('')
    setComplaint(undefined)
    onCode(text, how)
  }

  useInsertedText(input, {
    whenTyped,
    onText: insert,
    onComposing: setComposing,
    onSign: (sign) => {
      const next = withInserted(input.current, sign)
      if (input.current !== null && /^\d$/.test(sign) && next.length <= length) type(next, caretOf(input.current) + 1)
    },
  })

  function change(event: ChangeEvent<HTMLInputElement>) {
    const { value } = event.target
    const { inputType: how, isComposing } =
      event.nativeEvent instanceof InputEvent ? event.nativeEvent : { inputType: '', isComposing: false }
    if (isComposing || composing !== undefined) return setComposing(value)
    // Some browsers tell of what was composed once more when it is done.
    if (how.includes('Composition')) return undefined
    // Keys, and what a person takes back or deletes. Anything else has put its own value into the field.
    if (!/^(?:insertText$|delete|history)/.test(how)) return insertWhole(value)
    const next = onlyDigits(value).slice(0, length)
    // What is put back, by the person or after a scan into the field, is nothing new to send.
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
    setComplaint(typedDigits.length === length ? complaintOf(code, words) : undefined)
    if (code.kind === 'barcode' || code.kind === 'test-code') send(typedDigits, 'typed')
  }

  /** Text that did not come by keys is a code, alone or with the digits that are there, or the field stays as it was. */
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
    return setComplaint(joins ? words.insertedTogether(together) : refusalOf(code, words))
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (digits === '' && isSent.current) return
    const code = classifyCode(digits)
    if (code.kind === 'barcode') send(digits, 'typed')
    else setComplaint(complaintOf(code, words) ?? words.empty)
  }

  return (
    <form className={styles.field} onSubmit={submit}>
      <label htmlFor="code">
        {words.label} <Key>F4</Key>
      </label>
      <div className={styles.box} data-invalid={complaint !== undefined || undefined}>
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
            aria-invalid={complaint !== undefined}
            onChange={change}
          />
        </span>
      </div>
      {complaint === undefined ? (
        <p className="hint" id="code-hint">
          {words.hint}
        </p>
      ) : (
        <p className={styles.error} id="code-hint" role="alert">
          <Icon name="circle-alert" />
          <span>{complaint}</span>
        </p>
      )}
    </form>
  )
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '')
}

/** Digits before the caret. */
function caretOf({ value, selectionStart }: HTMLInputElement): number {
  return onlyDigits(value.slice(0, selectionStart ?? value.length)).length
}

/** The digits of the field with more in the place of what is selected. */
function withInserted(field: HTMLInputElement | null, digits: string): string {
  if (field === null) return digits
  const { value, selectionStart, selectionEnd } = field
  return (
    onlyDigits(value.slice(0, selectionStart ?? value.length)) +
    digits +
    onlyDigits(value.slice(selectionEnd ?? value.length))
  )
}

/** Nothing but digits as people group them, though no code by themselves. */
function isGroupedDigits({ kind }: ClassifiedCode): boolean {
  return (
    kind === 'wrong-length' ||
    kind === 'wrong-check-digit' ||
    kind === 'wrong-first-digit' ||
    kind === 'maybe-record-number'
  )
}

/** Why digits that were put into the field at once were not taken. */
function refusalOf(code: ClassifiedCode, words: DigitWords): string | undefined {
  return code.kind === 'wrong-length'
    ? words.insertedLength(code.digits)
    : `${complaintOf(code, words) ?? ''} ${words.fieldKept}`
}

/** What is wrong with digits; undefined for a code, and for what is no number at all. */
function complaintOf(code: ClassifiedCode, words: DigitWords): string | undefined {
  if (code.kind === 'wrong-length') return words.wrongLength(code.digits)
  const wrong: Partial<Record<ClassifiedCode['kind'], string>> = words.wrong
  return wrong[code.kind]
}

/** The places of the digits, drawn under the input in the very same type, so that they fit to the pixel. */
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
