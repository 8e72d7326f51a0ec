import { fallback, languages, locales } from '@diia-desk/locales'
import { Button } from 'react-aria-components/Button'
import { MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { useNavigate } from 'react-router'
import { buttonClass } from '../components/button.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import { MenuHeading, OpenMenu, OpenMenuItem } from '../components/open-menu.tsx'
import { chooseLocale } from '../lib/i18n/words.ts'
import { setPreference, usePreferences } from '../lib/preferences.ts'
import { sectionsFor } from './sections.ts'
import { useSession } from './session-context.ts'
import { useAppWords } from './words.ts'
import styles from './app-menu.module.css'

const sizes = ['normal', 'large', 'largest'] as const

interface AppMenuProps {
  label: string
  icon: IconName
  text?: string
  /** In a narrow window the menu also holds the sections and «Sign out». */
  withSections?: boolean
  onSignOut?: () => void
}

/** Settings of the person who is signed in: text size, contrast, sound, language. */
export function AppMenu({ label, icon, text, withSections = false, onSignOut }: AppMenuProps) {
  const words = useAppWords()
  const session = useSession()
  const navigate = useNavigate()
  const liked = usePreferences()
  const on = [liked.theme === 'contrast' && 'contrast', liked.beep === 'on' && 'beep'].filter((key) => key !== false)
  return (
    <MenuTrigger>
      <Button aria-label={label} className={text === undefined ? buttonClass({ kind: 'icon' }) : styles.trigger}>
        <Icon name={icon} />
        {text !== undefined && (
          <>
            <span>{text}</span>
            <Icon name="chevron-down" />
          </>
        )}
      </Button>
      <OpenMenu label={label} className={styles.menu}>
        {withSections && (
          <MenuSection aria-label={words.sections}>
            {sectionsFor(session.staff.role).map(({ to, name }) => (
              <OpenMenuItem key={to} id={to} text={words[name]} onAction={() => void navigate(to)} />
            ))}
          </MenuSection>
        )}
        <MenuSection
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[liked.text]}
          onSelectionChange={(keys) => setPreference('text', pick(sizes, keys) ?? 'normal')}
        >
          <MenuHeading>{words.textSize}</MenuHeading>
          {sizes.map((size) => (
            <OpenMenuItem key={size} id={size} text={words.text[size]} />
          ))}
        </MenuSection>
        <MenuSection
          selectionMode="multiple"
          selectedKeys={on}
          onSelectionChange={(keys) => {
            setPreference('theme', keys !== 'all' && keys.has('contrast') ? 'contrast' : 'light')
            setPreference('beep', keys !== 'all' && keys.has('beep') ? 'on' : 'off')
          }}
        >
          <MenuHeading>{words.options}</MenuHeading>
          <OpenMenuItem id="contrast" text={words.contrast} />
          <OpenMenuItem id="beep" text={words.beep} />
        </MenuSection>
        <MenuSection
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[liked.locale]}
          onSelectionChange={(keys) => void chooseLocale(pick(locales, keys) ?? fallback)}
        >
          <MenuHeading>{words.language}</MenuHeading>
          {locales.map((locale) => (
            <OpenMenuItem key={locale} id={locale} text={languages[locale].ownName} lang={locale} />
          ))}
        </MenuSection>
        <MenuSection aria-label={words.profile}>
          <OpenMenuItem id="profile" text={words.profile} onAction={() => void navigate('/profile')} />
        </MenuSection>
        <MenuSection aria-label={words.scanner}>
          <OpenMenuItem id="scanner" text={words.scanner} onAction={() => void navigate('/scanner')} />
        </MenuSection>
        {onSignOut && (
          <MenuSection aria-label={session.staff.name}>
            <OpenMenuItem id="sign-out" text={words.signOut} onAction={onSignOut} />
          </MenuSection>
        )}
      </OpenMenu>
    </MenuTrigger>
  )
}

/** The chosen value of a menu, if it is one of the known ones. */
function pick<Choice extends string>(known: readonly Choice[], keys: 'all' | Set<string | number>): Choice | undefined {
  return known.find((choice) => keys !== 'all' && keys.has(choice))
}
