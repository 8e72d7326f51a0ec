import { useEffect, useEffectEvent } from 'react'
import { hasModifier, usePageKeys } from '../../lib/press.ts'
import { isForText } from './text-places.ts'

type DeskKeys = Readonly<Record<'F2' | 'F4' | 'F8' | 'F9' | 'Escape', () => void>>

interface Pasted {
  readonly text: (text: string) => void
  readonly files: (files: readonly File[]) => void
}

/** Keys and pasting that work wherever the focus is. No single letters: a scanner types too. */
export function useDeskKeys(keys: DeskKeys, pasted: Pasted): void {
  usePageKeys((event) =>
    event.defaultPrevented || hasModifier(event) ? undefined : new Map(Object.entries(keys)).get(event.key),
  )
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text').trim() ?? ''
    const files = [...(event.clipboardData?.files ?? [])]
    if (event.defaultPrevented || (text === '' && files.length === 0)) return
    // Text goes into the field for which it was meant, as a name in the form of an appeal.
    if (text !== '' && isForText(event.target)) return
    event.preventDefault()
    // Office programs add a picture of the text that was copied: the text is meant.
    if (text === '') pasted.files(files)
    else pasted.text(text)
  })
  useEffect(() => {
    globalThis.addEventListener('paste', paste)
    return () => globalThis.removeEventListener('paste', paste)
  }, [])
}
