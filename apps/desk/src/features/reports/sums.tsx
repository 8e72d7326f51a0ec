import type { DayFigures, DayReport } from '@diia-desk/contract'
import { percent } from '@diia-desk/contract'
import { usePreferences } from '../../lib/preferences.ts'
import { figure } from './numbers.ts'
import styles from './reports.module.css'
import { useReportWords } from './words.ts'

export function checksOf({ validations }: DayFigures): number {
  return Object.values(validations).reduce((sum, count) => sum + count, 0)
}

/** The main counts, each with its value in the period before. More is not always better, so nothing is coloured. */
export function Sums({ report: { figures, before } }: { report: DayReport }) {
  const words = useReportWords()
  const { locale } = usePreferences()
  const share = percent(figures.refused, figures.completed + figures.refused)
  const sums: [name: keyof typeof words.sum, of: (all: DayFigures) => number, more?: string | undefined][] = [
    ['registered', (all) => all.registered],
    ['completed', (all) => all.completed],
    ['refused', (all) => all.refused, share === undefined ? undefined : words.refusedShare(figure(share, locale))],
    ['consultations', (all) => all.consultations],
    ['checks', checksOf],
    ['copies', (all) => all.requests.arrived, figures.documents === 0 ? undefined : words.documents(figures.documents)],
  ]
  return (
    <dl className={styles.sums} aria-label={words.sums}>
      {sums.map(([name, of, more]) => (
        <div key={name}>
          <dt>{words.sum[name]}</dt>
          <dd className={`num ${styles.sum}`}>{figure(of(figures), locale)}</dd>
          <dd className={`num ${styles.was}`}>
            {[more, words.was(figure(of(before), locale))].filter((part) => part !== undefined).join(' · ')}
          </dd>
        </div>
      ))}
    </dl>
  )
}
