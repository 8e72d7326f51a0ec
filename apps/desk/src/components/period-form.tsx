import { daysIn, type Period } from '@diia-desk/contract'
import { useId, useState, type FormEvent } from 'react'
import { firstDay, shiftPeriod, quickPeriod, readPeriod, type PeriodFault, type QuickPeriod } from '../lib/periods.ts'
import { Button } from './button.tsx'
import chips from './chip.module.css'
import { DayField, hasIncompleteDay } from './day-field.tsx'
import { Icon } from './icon.tsx'
import styles from './period-form.module.css'
import { useComponentWords } from './words.ts'

interface PeriodFormProps {
  period: Period
  today: string
  onPeriod: (period: Period) => void
  /** Predefined periods. */
  quick: readonly QuickPeriod[]
  /** Length of the longest allowed period, in days. */
  longest?: number
  /** Whether there are buttons for the previous and the next period. */
  steps?: boolean
}

/** Two days, and buttons for the most common periods. */
export function PeriodForm({ period, today, onPeriod, quick, longest = Infinity, steps = false }: PeriodFormProps) {
  const words = useComponentWords().period
  const faultId = useId()
  const [from, setFrom] = useState<string | null>(period.from)
  const [to, setTo] = useState<string | null>(period.to)
  const [fault, setFault] = useState(faultOf(period))
  const [shown, setShown] = useState(period)
  // The period was changed from outside. A React key would not do: the form would lose its focus.
  if (shown.from !== period.from || shown.to !== period.to) {
    setShown(period)
    setFrom(period.from)
    setTo(period.to)
    setFault(faultOf(period))
  }

  function faultOf(one: Period): PeriodFault | undefined {
    return daysIn(one) > longest ? 'too-long' : undefined
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const read = hasIncompleteDay(event.currentTarget) ? 'incomplete' : readPeriod(from, to, today, longest)
    setFault(typeof read === 'string' ? read : undefined)
    if (typeof read !== 'string') onPeriod(read)
  }

  const field = { min: firstDay, max: today, faulty: fault !== undefined, describedBy: fault && faultId }
  const step = (direction: -1 | 1, name: string, icon: 'chevron-left' | 'chevron-right') =>
    steps && (
      <Button
        kind="icon"
        aria-label={name}
        title={name}
        disabled={direction === 1 && period.to >= today}
        onClick={() => onPeriod(shiftPeriod(period, direction, today))}
      >
        <Icon name={icon} />
      </Button>
    )
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.fields}>
        <div className={styles.days}>
          {step(-1, words.earlier, 'chevron-left')}
          <DayField label={words.from} day={from} onDay={setFrom} {...field} />
          <DayField label={words.to} day={to} onDay={setTo} {...field} />
          {step(1, words.later, 'chevron-right')}
        </div>
        <Button kind="main" type="submit">
          {words.show}
        </Button>
      </div>
      <p id={faultId} className={styles.fault} role="alert">
        {fault && words.fault[fault]}
      </p>
      <fieldset className={styles.quick} aria-label={words.quickLabel}>
        {quick.map((name) => {
          const one = quickPeriod(name, today)
          const chosen = one.from === period.from && one.to === period.to
          return (
            <button key={name} type="button" className={chips.chip} aria-pressed={chosen} onClick={() => onPeriod(one)}>
              {words.quick[name]}
            </button>
          )
        })}
      </fieldset>
    </form>
  )
}
