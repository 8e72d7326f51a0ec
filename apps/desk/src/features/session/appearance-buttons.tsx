import { languages, locales } from '@diia-desk/locales'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { chooseLocale } from '../../lib/i18n/words.ts'
import { setPreference, usePreferences } from '../../lib/preferences.ts'
import { useSessionWords } from './words.ts'
import styles from './sign-in-page.module.css'

/** Text size, contrast and language, for people who otherwise could not read the sign-in page. */
export function AppearanceButtons() {
  const words = useSessionWords()
  const { text, theme, locale } = usePreferences()
  const nextText = ({ normal: 'large', large: 'largest', largest: 'normal' } as const)[text]
  return (
    <fieldset className={styles.look} aria-label={words.look}>
      <Button kind="plain" onClick={() => setPreference('text', nextText)}>
        <Icon name="text-size" />
        {words.changeTextTo[nextText]}
      </Button>
      <Button
        kind="plain"
        aria-pressed={theme === 'contrast'}
        onClick={() => setPreference('theme', theme === 'contrast' ? 'light' : 'contrast')}
      >
        <Icon name={theme === 'contrast' ? 'check' : 'contrast'} />
        {words.contrast}
      </Button>
      {locales
        .filter((other) => other !== locale)
        .map((other) => (
          <Button key={other} kind="plain" lang={other} onClick={() => void chooseLocale(other)}>
            {languages[other].ownName}
          </Button>
        ))}
    </fieldset>
  )
}
