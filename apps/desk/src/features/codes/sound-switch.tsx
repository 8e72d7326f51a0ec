import { Icon } from '../../components/icon.tsx'
import { setPreference, usePreferences } from '../../lib/preferences.ts'
import { beep } from './beep.ts'
import styles from './viewfinder-menu.module.css'
import { useCodeWords } from './words.ts'

/** Switches the sound of a read code on and off. When switched on, it plays once as an example. */
export function SoundSwitch() {
  const words = useCodeWords().camera
  const on = usePreferences().beep === 'on'
  function toggle() {
    setPreference('beep', on ? 'off' : 'on')
    if (!on) beep()
  }
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={words.sound}
      aria-pressed={on}
      title={on ? words.soundOn : words.soundOff}
      onClick={toggle}
    >
      <Icon name={on ? 'volume' : 'volume-off'} />
    </button>
  )
}
