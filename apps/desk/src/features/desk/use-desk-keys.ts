import { useEffect, useRef } from 'react'

export type DeskKeys = Readonly<Record<'F2' | 'F4' | 'F8' | 'F9' | 'Escape', () => void>>

export interface Pasted {
  readonly text: (text: string) => void
  readonly files: (files: readonly File[]) => void
}

/** Keys and pasting that work wherever the focus is. No single letters: a scanner types too. */
export function useDeskKeys(keys: DeskKeys, pasted: Pasted): void {
  const latest = useRef({ keys, pasted })
  useEffect(() => {
    latest.current = { keys, pasted }
  })
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
      const act = new Map(Object.entries(latest.current.keys)).get(event.key)
      if (act === undefined) return
      event.preventDefault()
      if (!event.repeat) act()
    }
    function paste(event: ClipboardEvent) {
      const text = event.clipboardData?.getData('text').trim() ?? ''
      const files = [...(event.clipboardData?.files ?? [])]
      if (event.defaultPrevented || (text === '' && files.length === 0)) return
      event.preventDefault()
      // Office programs add a picture of the text that was copied: the text is meant.
      if (text === '') latest.current.pasted.files(files)
      else latest.current.pasted.text(text)
    }
    globalThis.addEventListener('keydown', press)
    globalThis.addEventListener('paste', paste)
    return () => {
      globalThis.removeEventListener('keydown', press)
      globalThis.removeEventListener('paste', paste)
    }
  }, [])
}
