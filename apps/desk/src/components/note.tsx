import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import styles from './note.module.css'

/** A short message in a box. `no` and `warn` are announced immediately, `info` is read in document order. */
export function Note({ tone, icon, children }: { tone: 'no' | 'warn' | 'info'; icon: IconName; children: ReactNode }) {
  return (
    <div className={`${styles.note} ${styles[tone]}`} role={tone === 'info' ? undefined : 'alert'}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  )
}
