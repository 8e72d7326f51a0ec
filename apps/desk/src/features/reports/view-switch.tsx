import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './reports.module.css'
import { useReportWords } from './words.ts'

export type View = 'plots' | 'tables'

export function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  const words = useReportWords()
  return (
    <RadioGroup className={styles.switch} aria-label={words.view} orientation="horizontal" value={view} onChange={(value) => onView(value === 'tables' ? 'tables' : 'plots')}>
      <Radio value="plots" className={styles.option}>{words.plots}</Radio>
      <Radio value="tables" className={styles.option}>{words.tables}</Radio>
    </RadioGroup>
  )
}
