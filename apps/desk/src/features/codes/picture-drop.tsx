import { useEffect, useEffectEvent, useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import styles from './picture-drop.module.css'
import { isTextField } from './is-text-field.ts'
import { useCodeWords } from './words.ts'

interface Dropped {
  readonly onPictures: (files: readonly File[]) => void
  readonly onText: (text: string) => void
}

/** Accepts pictures and text dropped anywhere on the page, and shows a hint while a file is dragged over it. */
export function PictureDrop(dropped: Dropped) {
  const words = useCodeWords().picture
  const over = useDrop(dropped)
  if (!over) return null
  return (
    <div className={styles.veil}>
      <div className={styles.note}>
        <Icon name="image-up" large />
        <p>
          <b>{words.drop}</b>
          <br />
          {words.stays}
        </p>
      </div>
    </div>
  )
}

/** Whether files are dragged over the page. Also keeps the browser from opening a dropped file. */
function useDrop({ onPictures, onText }: Dropped): boolean {
  const takeFiles = useEffectEvent(onPictures)
  const takeText = useEffectEvent(onText)
  const [over, setOver] = useState(false)
  useEffect(() => {
    const end = new AbortController()
    const { signal } = end
    // Text dragged within this page is not input.
    let ownDrag = false
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    const hasText = (event: DragEvent): boolean =>
      !ownDrag && event.dataTransfer?.types.includes('text/plain') === true && !isTextField(event.target)
    function hold(event: DragEvent) {
      if (!hasFiles(event) && !hasText(event)) return
      event.preventDefault()
      setOver(hasFiles(event))
    }
    function drop(event: DragEvent) {
      setOver(false)
      if (event.defaultPrevented || (!hasFiles(event) && !hasText(event))) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) return takeFiles(files)
      const text = event.dataTransfer?.getData('text/plain').trim() ?? ''
      if (text !== '') takeText(text)
    }
    addEventListener('dragstart', () => (ownDrag = true), { signal })
    addEventListener('dragend', () => (ownDrag = false), { signal })
    addEventListener('dragover', hold, { signal })
    addEventListener('drop', drop, { signal })
    // Only when the pointer leaves the page, not when it moves between elements.
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal })
    return () => end.abort()
  }, [])
  return over
}
