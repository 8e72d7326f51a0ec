import { useEffect, useEffectEvent } from 'react'
import { hasModifier, usePageKeys } from '../../lib/press.ts'
import { isTextField } from './is-text-field.ts'

type WorkplaceKeys = Readonly<Record<'F2' | 'F4' | 'F8' | 'F9' | 'Escape', () => void>>

interface Pasted {
  readonly text: (text: string) => void
  readonly files: (files: readonly File[]) => void
}

/**
 * Keyboard shortcuts and pasting that work wherever the focus is. No single letters, because a scanner types them too.
 */
export function useWorkplaceKeys(keys: WorkplaceKeys, pasted: Pasted): void {
  usePageKeys((event) =>
    event.defaultPrevented || hasModifier(event) ? undefined : new Map(Object.entries(keys)).get(event.key),
  )
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text').trim() ?? ''
    const files = [...(event.clipboardData?.files ?? [])]
    if (event.defaultPrevented || (text === '' && files.length === 0)) return
    // Text pasted into another field stays there, such as a name in the form of an appeal.
    if (text !== '' && isTextField(event.target)) return
    event.preventDefault()
    // Office programs add a picture of copied text: the text is used.
    if (text === '') pasted.files(files)
    else pasted.text(text)
  })
  useEffect(() => {
    globalThis.addEventListener('paste', paste)
    return () => globalThis.removeEventListener('paste', paste)
  }, [])
}
