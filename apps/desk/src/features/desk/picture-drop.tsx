import { useEffect, useEffectEvent, useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import styles from './picture-drop.module.css'
import { useDeskWords } from './words.ts'

/** Takes pictures that are dropped anywhere on the page, and says so while one is held over it. */
export function PictureDrop({ onPictures }: { onPictures: (files: readonly File[]) => void }) {
  const words = useDeskWords().picture
  const over = useFileDrop(onPictures)
  if (!over) return null
  return (
    <div className={styles.veil}>
      <div className={styles.note}>
        <Icon name="image-up" large />
        <p><b>{words.drop}</b><br />{words.stays}</p>
      </div>
    </div>
  )
}

/** Whether files are held over the page. What the browser would do with dropped ones, open them, it does not do. */
function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const take = useEffectEvent(onFiles)
  const [over, setOver] = useState(false)
  useEffect(() => {
    const end = new AbortController()
    const { signal } = end
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    function hold(event: DragEvent) {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    function drop(event: DragEvent) {
      setOver(false)
      if (event.defaultPrevented || !hasFiles(event)) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) take(files)
    }
    addEventListener('dragover', hold, { signal })
    addEventListener('drop', drop, { signal })
    // Leaving the page, and not one element of it for another.
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal })
    return () => end.abort()
  }, [])
  return over
}
