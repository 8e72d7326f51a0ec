import { classifyCode, groupDigits, isDocumentCode, type CodeInput } from '@diia-desk/contract'
import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ChangeEvent,
  type Ref,
  type RefObject,
  type SubmitEvent,
} from 'react'
import {
  caretOf,
  codeLength,
  inputErrorOf,
  isGroupedDigits,
  onlyDigits,
  refusalOf,
  withInserted,
  type DigitWords,
} from './digits.ts'
import { useInsertedText } from './use-inserted-text.ts'

export interface CodeFieldHandle {
  focus(): void
  clear(): void
}

export interface CodeFieldProps {
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

/** The state of the code field: its digits, their error, and when they are sent. */
export function useCodeField({ ref, kept, taken, whenTyped, onCode, onBegun }: CodeFieldProps, words: DigitWords) {
  const input = useRef<HTMLInputElement>(null)
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
  const keepCaret = useCaret(input, digits)

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
      if (input.current !== null && /^\d$/.test(character) && next.length <= codeLength)
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
    const next = onlyDigits(value).slice(0, codeLength)
    // A value that is restored, by undo or after a scan into the field, must not be sent again.
    if (!how.startsWith('history')) return type(next, caretOf(event.target))
    keepCaret(caretOf(event.target))
    return setTyped(next === kept ? '' : next)
  }

  function type(next: string, at: number) {
    isSent.current = false
    const isMore = next.length > digits.length
    keepCaret(at)
    setTyped(next)
    whenTyped(() => {
      if (isMore) onBegun()
      judge(next)
    })
  }

  function judge(typedDigits: string) {
    const code = classifyCode(typedDigits)
    setInputError(typedDigits.length === codeLength ? inputErrorOf(code, words) : undefined)
    if (code.kind === 'barcode' || code.kind === 'test-code') send(typedDigits, 'typed')
  }

  /**
   * Inserted text is accepted if it is a code, alone or together with the digits in the field; otherwise the field
   * stays unchanged.
   */
  function insert(text: string) {
    const code = classifyCode(text)
    const together = withInserted(input.current, onlyDigits(text))
    if (isGroupedDigits(code) && together.length === codeLength && classifyCode(together).kind === 'barcode')
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

  return { input, digits, composing, inputError, change, submit }
}

/** Keeps the caret after the same digit while the spaces between groups change. */
function useCaret(input: RefObject<HTMLInputElement | null>, digits: string): (at: number) => void {
  const caret = useRef<number>(undefined)
  useLayoutEffect(() => {
    if (caret.current === undefined || input.current === null) return
    const at = groupDigits(digits.slice(0, caret.current)).length
    input.current.setSelectionRange(at, at)
    caret.current = undefined
  }, [input, digits])
  return (at) => void (caret.current = Math.min(at, codeLength))
}
