import type { ComponentProps } from 'react'
import styles from './button.module.css'

interface ButtonLook {
  /** `main` is the one primary action of a screen, `plain` looks like a link, `icon` has no text. */
  kind?: 'main' | 'plain' | 'icon'
  large?: boolean
  block?: boolean
}

export function buttonClass({ kind, large = false, block = false }: ButtonLook): string {
  return [styles.button, kind && styles[kind], large && styles.large, block && styles.block].filter(Boolean).join(' ')
}

export function Button({
  kind,
  large,
  block,
  className,
  type = 'button',
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  const look = buttonClass({ ...(kind && { kind }), ...(large && { large }), ...(block && { block }) })
  return <button type={type} className={className === undefined ? look : `${look} ${className}`} {...rest} />
}

/** The keyboard shortcut of the button it is placed in. */
export function Key({ children }: { children: string }) {
  return <kbd className={styles.key}>{children}</kbd>
}
