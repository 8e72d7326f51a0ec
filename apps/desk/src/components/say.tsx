import { Icon } from './icon.tsx'
import styles from './say.module.css'
import { useComponentWords } from './words.ts'

/** A sentence to say aloud to the visitor: the same block everywhere. */
export function Say({ children }: { children: string }) {
  const words = useComponentWords().stage
  return (
    <div className={styles.say}>
      <Icon name="message-circle" large />
      <div>
        <span className={styles.label}>{words.say}</span>
        <p>{children}</p>
      </div>
    </div>
  )
}
