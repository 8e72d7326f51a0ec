import { useEffect, useRef } from 'react'

export type DeskKeys = Readonly<Record<'F2' | 'F4' | 'F8' | 'Escape', () => void>>

/** Keys and pasting that work wherever the focus is. No single letters: a scanner types too. */
export function useDeskKeys(keys: DeskKeys, onPaste: (text: string) => void): void {
  const latest = useRef({ keys, onPaste })
  useEffect(() => {
    latest.current = { keys, onPaste }
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
      if (event.defaultPrevented || text === '') return
      event.preventDefault()
      latest.current.onPaste(text)
    }
    globalThis.addEventListener('keydown', press)
    globalThis.addEventListener('paste', paste)
    return () => {
      globalThis.removeEventListener('keydown', press)
      globalThis.removeEventListener('paste', paste)
    }
  }, [])
}
