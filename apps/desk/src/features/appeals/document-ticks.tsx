import { useDocumentName } from '../../components/document-name.ts'
import { Icon } from '../../components/icon.tsx'
import styles from './document-ticks.module.css'
import { useAppealWords } from './words.ts'

interface NeededDocument {
  type: string
  here: boolean
}

/** Documents that a service needs, each marked when its copy has been received. */
export function DocumentTicks({ documents }: { documents: readonly NeededDocument[] }) {
  const words = useAppealWords().documents
  const nameOf = useDocumentName()
  return (
    <ul className={styles.list} aria-label={words.title}>
      {documents.map(({ type, here }) => (
        <li key={type} className={here ? styles.here : styles.missing}>
          <Icon name={here ? 'circle-check' : 'circle-dashed'} />
          <span>{nameOf(type)}</span>
          <span className={here ? 'unseen' : 'hint'}>{here ? words.have : words.missing}</span>
        </li>
      ))}
    </ul>
  )
}
