import { classifyCode, groupDigits, type ClassifiedCode, type CodeInput } from '@diia-desk/contract'
import { useImperativeHandle, useLayoutEffect, useRef, useState, type ChangeEvent, type ClipboardEvent, type Ref, type SubmitEvent } from 'react'
import { Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import styles from './code-field.module.css'
import type { DeskWords } from './messages.uk.ts'
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
  /** Runs the action at once, or when the keys that come in turn out to be a person's and no scanner's. */
  whenTyped: (act: () => void) => void
  onCode: (text: string, input: CodeInput) => void
}

const length = 13
const groups = [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11, 12]]

/** The thirteen digits, 4-4-5. The last one is a check digit, so a full and right code goes off by itself. */
export function CodeField({ ref, kept, whenTyped, onCode }: CodeFieldProps) {
  const words = useDeskWords().digits
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number>(undefined)
  const [typed, setTyped] = useState('')
  const [complaint, setComplaint] = useState<string>()
  const digits = typed === '' ? (kept ?? '') : typed

  useImperativeHandle(ref, () => ({
    focus() {
      input.current?.focus()
      // A kept code makes room for the next one as soon as somebody types.
      input.current?.select()
    },
    clear() {
      setTyped('')
      setComplaint(undefined)
    },
  }), [])

  useLayoutEffect(() => {
    // The groups' spaces come and go while typing; the caret must stay behind the same digit.
    if (caret.current === undefined || input.current === null) return
    const at = groupDigits(digits.slice(0, caret.current)).length
    input.current.setSelectionRange(at, at)
    caret.current = undefined
  }, [digits])

  function send(text: string, how: CodeInput) {
    setTyped('')
    setComplaint(undefined)
    onCode(text, how)
  }

  function change(event: ChangeEvent<HTMLInputElement>) {
    const { value, selectionStart } = event.target
    const next = value.replace(/\D/g, '').slice(0, length)
    caret.current = Math.min(value.slice(0, selectionStart ?? value.length).replace(/\D/g, '').length, length)
    // What is put back, by the person or after a scan into the field, is nothing new to send.
    if (event.nativeEvent instanceof InputEvent && event.nativeEvent.inputType === 'historyUndo') return setTyped(next === kept ? '' : next)
    setTyped(next)
    whenTyped(() => judge(next))
  }

  function judge(typedDigits: string) {
    const code = classifyCode(typedDigits)
    setComplaint(typedDigits.length === length ? complaintOf(code, words) : undefined)
    if (code.kind === 'barcode' || code.kind === 'test-code') send(typedDigits, 'typed')
  }

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text')
    // A picture is the page's business.
    if (text === '') return
    event.preventDefault()
    event.stopPropagation()
    const code = classifyCode(text)
    const wrong = complaintOf(code, words)
    if (wrong === undefined) return send(text, 'pasted')
    // What is nearly right is left in the field to be mended.
    setTyped(code.kind === 'record-number' ? '' : text.replace(/\D/g, '').slice(0, length))
    setComplaint(wrong)
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const code = classifyCode(digits)
    if (code.kind === 'barcode') send(digits, 'typed')
    else setComplaint(complaintOf(code, words) ?? words.empty)
  }

  return (
    <form className={styles.field} onSubmit={submit}>
      <label htmlFor="code">{words.label} <Key>F4</Key></label>
      <div className={styles.box} data-invalid={complaint !== undefined || undefined}>
        <span className={`num ${styles.stack}`}>
          <Cells filled={digits.length} />
          <input
            id="code" ref={input} className={`num ${styles.input}`} inputMode="numeric" autoComplete="off" value={groupDigits(digits)}
            data-codes-only="" aria-describedby="code-hint" aria-invalid={complaint !== undefined} onChange={change} onPaste={paste}
          />
        </span>
      </div>
      {complaint === undefined
        ? <p className="hint" id="code-hint">{words.hint}</p>
        : <p className={styles.error} id="code-hint" role="alert"><Icon name="circle-alert" /><span>{complaint}</span></p>}
    </form>
  )
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
          {places.map((place) => <i key={place} data-filled={place < filled || undefined}>0</i>)}
        </span>
      ))}
    </span>
  )
}
