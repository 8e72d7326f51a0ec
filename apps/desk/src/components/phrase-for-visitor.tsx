import { Icon } from './icon.tsx'
import styles from './phrase-for-visitor.module.css'
import { useComponentWords } from './words.ts'

/** A sentence for the clerk to say to the visitor; it looks the same on all screens. */
export function PhraseForVisitor({ children }: { children: string }) {
  const words = useComponentWords().stage
  return (
    <div className={styles.phrase}>
      <Icon name="message-circle" large />
      <div>
        <span className={styles.label}>{words.say}</span>
        <p>{children}</p>
      </div>
    </div>
  )
}
