import type { ReactNode } from 'react'
import styles from './scroll-box.module.css'

/** A box with scrollable content. It can be focused, because otherwise it could not be scrolled with the keyboard. */
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
