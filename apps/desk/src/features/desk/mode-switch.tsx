import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Icon } from '../../components/icon.tsx'
import type { Mode } from '../../lib/preferences.ts'
import styles from './mode-switch.module.css'
import { useDeskWords } from './words.ts'

/** What is done with the next code. */
export function ModeSwitch({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const words = useDeskWords().mode
  return (
    <RadioGroup className={styles.switch} aria-label={words.label} orientation="horizontal" value={mode} onChange={(value) => onMode(value === 'copies' ? 'copies' : 'check')}>
      <Radio value="check" className={styles.option}><Icon name="badge-check" />{words.check}</Radio>
      <Radio value="copies" className={styles.option}><Icon name="files" />{words.copies}</Radio>
    </RadioGroup>
  )
}
