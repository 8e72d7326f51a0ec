import { useEffect, useEffectEvent, type RefObject } from 'react'

interface InsertedText {
  /** Text that was inserted at once, or typed faster than a person can: to be checked as a whole. */
  readonly onText: (text: string) => void
  /** One character without a key event, as on-screen keyboards insert it. */
  readonly onCharacter: (character: string) => void
  /** The value while an input method composes text in the field; undefined when it has finished. */
  readonly onComposing: (value: string | undefined) => void
  /** Runs the action at once, or as soon as it is known that the keys come from a person and not from a scanner. */
  readonly whenTyped: (act: () => void) => void
}

/** Characters without key events that follow each other faster than this are one text. */
const togetherMs = 100
/** After this time, characters that turned out to be a scanner's are dropped. */
const forgottenMs = 1000

/**
 * Handles text that is inserted into a field without its keys, before it changes the value: pasted, dropped or dictated
 * text, text from a scanner's or remote desktop's program, text composed by an input method. Typed keys go to the field
 * as usual.
 */
export function useInsertedText(
  field: RefObject<HTMLInputElement | null>,
  { onText, onCharacter, onComposing, whenTyped }: InsertedText,
): void {
  const takeText = useEffectEvent(onText)
  const takeCharacter = useEffectEvent(onCharacter)
  const tellComposing = useEffectEvent(onComposing)
  const wait = useEffectEvent(whenTyped)

  useEffect(() => {
    const input = field.current
    if (input === null) return undefined
    const end = new AbortController()
    let keyed = false
    let run = { text: '', at: -Infinity }
    let selected: [number | null, number | null] = [null, null]
    let timer: ReturnType<typeof setTimeout> | undefined

    function collect(text: string) {
      clearTimeout(timer)
      if (Array.from(text).length > 1) return takeText(text)
      const now = performance.now()
      run = { text: now - run.at > forgottenMs ? text : run.text + text, at: now }
      // Characters entered as Alt codes have key events of other keys, so they may come from a scanner.
      return wait(() => (timer = setTimeout(endRun, togetherMs)))
    }

    function endRun() {
      const { text } = run
      run = { text: '', at: -Infinity }
      if (Array.from(text).length > 1) takeText(text)
      else takeCharacter(text)
    }

    const on = <Type extends keyof HTMLElementEventMap>(type: Type, act: (event: HTMLElementEventMap[Type]) => void) =>
      input.addEventListener(type, act, { signal: end.signal })

    on('keydown', ({ key, isComposing }) => (keyed = !isComposing && Array.from(key).length === 1))
    on('keyup', () => (keyed = false))
    on('beforeinput', (event) => {
      const { inputType, data, dataTransfer, isComposing } = event
      // Composed text cannot be prevented, only checked when composition has ended.
      if (!inputType.startsWith('insert') || /LineBreak|Paragraph|Composition/.test(inputType) || isComposing) return
      const text = data ?? dataTransfer?.getData('text/plain') ?? ''
      const byKey = keyed && inputType === 'insertText' && Array.from(text).length === 1
      keyed = false
      if (byKey) return
      event.preventDefault()
      if (text !== '') collect(text)
    })
    on('compositionstart', () => {
      selected = [input.selectionStart, input.selectionEnd]
      tellComposing(input.value)
    })
    on('compositionend', ({ data }) => {
      tellComposing(undefined)
      // Wait until React has restored the former value.
      setTimeout(() => {
        input.setSelectionRange(...selected)
        if (data !== '' && !end.signal.aborted) collect(data)
      })
    })
    on('paste', (event) => {
      const text = event.clipboardData?.getData('text') ?? ''
      // Pictures are handled by the page.
      if (text === '') return
      event.preventDefault()
      event.stopPropagation()
      takeText(text)
    })
    on('drop', (event) => {
      const text = event.dataTransfer?.getData('text/plain') ?? ''
      if (text === '' || event.dataTransfer?.types.includes('Files') === true) return
      event.preventDefault()
      event.stopPropagation()
      takeText(text)
    })
    // Digits cannot be dragged within the field.
    on('dragstart', (event) => event.preventDefault())
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [field])
}
