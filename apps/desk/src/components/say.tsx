import { Icon } from './icon.tsx'
import styles from './say.module.css'

/** A sentence to say aloud to the visitor: the same block everywhere. */
export function Say({ label, children }: { label: string; children: string }) {
  return (
    <div className={styles.say}>
      <Icon name="message-circle" large />
      <div>
        <span className={styles.label}>{label}</span>
        <p>{children}</p>
      </div>
    </div>
  )
}
