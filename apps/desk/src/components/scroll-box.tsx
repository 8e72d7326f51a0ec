import type { ReactNode } from 'react'
import styles from './scroll-box.module.css'

/** A part wider or longer than its place. Keys scroll only what can have the focus, so it can. */
export function ScrollBox({
  label,
  className = '',
  children,
}: {
  label: string
  className?: string | undefined
  children: ReactNode
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={`${styles.box} ${className}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
