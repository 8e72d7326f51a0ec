import { longestReportDays, type DayReportQuery } from '@diia-desk/contract'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { DayField } from './day-field.tsx'
import { lengthOf, neighbour, thisMonth, thisWeek } from './periods.ts'
import styles from './reports.module.css'
import { useReportWords } from './words.ts'

/** A day or several, with the neighbouring ones a press away. The ends follow each other, so that no period is reversed. */
export function PeriodChooser({ period, today, onPeriod }: { period: DayReportQuery; today: string; onPeriod: (period: DayReportQuery) => void }) {
  const words = useReportWords()
  const quick = [[words.today, { from: today, to: today }], [words.week, thisWeek(today)], [words.month, thisMonth(today)]] as const
  // On a Monday today is all of this week: one of them is enough.
  const chosen = quick.find(([, one]) => one.from === period.from && one.to === period.to)?.[0]
  return (
    <fieldset className={styles.period} aria-label={words.choosePeriod}>
      <fieldset className={styles.quick} aria-label={words.quick}>
        {quick.map(([name, one]) => (
          <button key={name} type="button" className={styles.chip} aria-pressed={name === chosen} onClick={() => onPeriod(one)}>{name}</button>
        ))}
      </fieldset>
      <div className={styles.days}>
        <Button kind="icon" aria-label={words.earlier} title={words.earlier} onClick={() => onPeriod(neighbour(period, -1, today))}><Icon name="chevron-left" /></Button>
        <DayField label={words.from} day={period.from} latest={today} onDay={(from) => onPeriod({ from, to: from > period.to ? from : period.to })} />
        <DayField label={words.to} day={period.to} latest={today} onDay={(to) => onPeriod({ from: to < period.from ? to : period.from, to })} />
        <Button kind="icon" aria-label={words.later} title={words.later} disabled={period.to >= today} onClick={() => onPeriod(neighbour(period, 1, today))}><Icon name="chevron-right" /></Button>
      </div>
      {lengthOf(period) > longestReportDays && <p className={styles.fault} role="alert"><Icon name="circle-alert" />{words.tooLong}</p>}
    </fieldset>
  )
}
