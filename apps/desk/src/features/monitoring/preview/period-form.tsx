import type { Period } from '@diia-desk/contract'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '../../../components/button.tsx'
import { DayField } from '../../../components/day-field.tsx'
import { firstDay, quickPeriod, quickPeriods, readPeriod, type PeriodFault } from '../periods.ts'
import { useMonitoringWords } from '../words.ts'
import styles from './period-form.module.css'

interface PeriodFormProps {
  period: Period
  today: string
  onPeriod: (period: Period) => void
}

/** Both days and the periods that are asked for most. Key it by the period, so that a new one fills the fields. */
export function PeriodForm({ period, today, onPeriod }: PeriodFormProps) {
  const words = useMonitoringWords().period
  const faultId = useId()
  const [from, setFrom] = useState<string | null>(period.from)
  const [to, setTo] = useState<string | null>(period.to)
  const [fault, setFault] = useState<PeriodFault>()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    // A field keeps its last whole day while another is being typed; what is shown counts.
    const halfTyped = event.currentTarget.querySelector('[data-placeholder]') !== null
    const read = halfTyped ? 'incomplete' : readPeriod(from, to, today)
    setFault(typeof read === 'string' ? read : undefined)
    if (typeof read !== 'string') onPeriod(read)
  }

  const field = { min: firstDay, max: today, faulty: fault !== undefined, describedBy: fault && faultId }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.fields}>
        <DayField label={words.from} day={from} onDay={setFrom} {...field} />
        <DayField label={words.to} day={to} onDay={setTo} {...field} />
        <Button kind="main" type="submit">{words.show}</Button>
      </div>
      <p id={faultId} className={styles.fault} role="alert">{fault && words.fault[fault]}</p>
      <fieldset className={styles.quick} aria-label={words.quickLabel}>
        {quickPeriods.map((name) => {
          const quick = quickPeriod(name, today)
          const chosen = quick.from === period.from && quick.to === period.to
          return <button key={name} type="button" className={styles.chip} aria-pressed={chosen} onClick={() => onPeriod(quick)}>{words.quick[name]}</button>
        })}
      </fieldset>
    </form>
  )
}
