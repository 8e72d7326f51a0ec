import { documentTypeEntry } from '@diia-desk/contract'
import { Icon } from '../../components/icon.tsx'
import { usePreferences } from '../../lib/preferences.ts'
import styles from './document-ticks.module.css'
import { useAppealWords } from './words.ts'

interface NeededDocument {
  type: string
  here: boolean
}

/** Documents that a service needs, each ticked when its copy has come. */
export function DocumentTicks({ documents }: { documents: readonly NeededDocument[] }) {
  const words = useAppealWords()
  const { locale } = usePreferences()
  return (
    <ul className={styles.list} aria-label={words.documents.title}>
      {documents.map(({ type, here }) => (
        <li key={type} className={here ? styles.here : styles.missing}>
          <Icon name={here ? 'circle-check' : 'circle-dashed'} />
          <span>{documentTypeEntry(type)?.short[locale] ?? words.unknownDocument(type)}</span>
          <span className={here ? 'unseen' : 'hint'}>{here ? words.documents.have : words.documents.missing}</span>
        </li>
      ))}
    </ul>
  )
}
