import type { ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon, type IconName } from './icon.tsx'
import styles from './open-menu.module.css'

/** What the button of a menu opens: sections of items, each perhaps with a heading. */
export function OpenMenu({
  label,
  className = '',
  children,
}: {
  label: string
  className?: string | undefined
  children: ReactNode
}) {
  return (
    <Popover className={styles.popover} placement="bottom end">
      <Menu className={`${styles.menu} ${className}`} aria-label={label}>
        {children}
      </Menu>
    </Popover>
  )
}

export function MenuHeading({ children }: { children: string }) {
  return <Header className={styles.heading}>{children}</Header>
}

interface OpenMenuItemProps {
  id: string
  text: string
  lang?: string
  /** Stands where a chosen item has its tick. */
  icon?: IconName
  onAction?: () => void
}

/** An item that can be chosen, or pressed when it has an action. */
export function OpenMenuItem({ id, text, lang, icon, onAction }: OpenMenuItemProps) {
  return (
    <MenuItem id={id} textValue={text} className={styles.item} {...(onAction && { onAction })}>
      {({ isSelected }) => {
        const sign = icon ?? (isSelected ? 'check' : undefined)
        return (
          <>
            <span className={styles.sign}>{sign && <Icon name={sign} />}</span>
            <span lang={lang}>{text}</span>
          </>
        )
      }}
    </MenuItem>
  )
}
