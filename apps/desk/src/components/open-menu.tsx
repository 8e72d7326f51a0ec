import type { ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon, type IconName } from './icon.tsx'
import styles from './open-menu.module.css'

/** A button that opens a menu with sections of items, each with an optional heading. */
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
  /** Shown in the place of the check mark of a chosen item. */
  icon?: IconName
  onAction?: () => void
}

/** A menu item: a choice, or an action if it has `onAction`. */
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
