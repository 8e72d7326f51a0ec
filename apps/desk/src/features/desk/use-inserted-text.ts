import { useEffect, useEffectEvent, type RefObject } from 'react'

interface InsertedText {
  /** Text that came at once or faster than hands: to be judged whole. */
  readonly onText: (text: string) => void
  /** One sign without a key, as keyboards on a screen give it. */
  readonly onSign: (sign: string) => void
  /** What an input method is composing in the field; undefined when it is done. */
  readonly onComposing: (value: string | undefined) => void
  /** Runs the action at once, or when the keys that come in turn out to be a person's and no scanner's. */
  readonly whenTyped: (act: () => void) => void
}

/** Signs without keys that come so soon after one another are one text: nobody's fingers are so quick. */
const togetherMs = 100
/** Signs that turned out to be a scanner's are forgotten by then. */
const forgottenMs = 1000

/**
 * Catches what comes into a field otherwise than by its keys, before it is in it: pasted, dropped, dictated, inserted
 * by a scanner's or a remote desktop's program, composed by an input method. Keys go to the field as they come.
 */
export function useInsertedText(
  field: RefObject<HTMLInputElement | null>,
  { onText, onSign, onComposing, whenTyped }: InsertedText,
): void {
  const takeText = useEffectEvent(onText)
  const takeSign = useEffectEvent(onSign)
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
      // Signs typed by their numbers have keys, though not their own: they may be a scanner's.
      return wait(() => (timer = setTimeout(endRun, togetherMs)))
    }

    function endRun() {
      const { text } = run
      run = { text: '', at: -Infinity }
      if (Array.from(text).length > 1) takeText(text)
      else takeSign(text)
    }

    const on = <Type extends keyof HTMLElementEventMap>(type: Type, act: (event: HTMLElementEventMap[Type]) => void) =>
      input.addEventListener(type, act, { signal: end.signal })

    on('keydown', ({ key, isComposing }) => (keyed = !isComposing && Array.from(key).length === 1))
    on('keyup', () => (keyed = false))
    on('beforeinput', (event) => {
      const { inputType, data, dataTransfer, isComposing } = event
      // What an input method composes can't be refused, only judged when it is done.
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
      // First the field gets back what it had.
      setTimeout(() => {
        input.setSelectionRange(...selected)
        if (data !== '' && !end.signal.aborted) collect(data)
      })
    })
    on('paste', (event) => {
      const text = event.clipboardData?.getData('text') ?? ''
      // A picture is the page's business.
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
    // Digits are not moved about within the field.
    on('dragstart', (event) => event.preventDefault())
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [field])
}
