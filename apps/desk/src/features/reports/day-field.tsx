import { useId, type MouseEvent } from 'react'
import { Icon } from '../../components/icon.tsx'
import { dayOf } from '../../lib/format.ts'
import styles from './reports.module.css'

/** A day of the calendar. The browser writes dates its own way; ours is written over its field, which keeps calendar and keys. */
export function DayField({ label, day, latest, onDay }: { label: string; day: string; latest: string; onDay: (day: string) => void }) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={`num ${styles.date}`}>
        <span aria-hidden="true">{dayOf(`${day}T12:00:00Z`)}</span>
        <Icon name="calendar" />
        <input id={id} type="date" value={day} max={latest} required onClick={openCalendar} onChange={({ target }) => target.validity.valid && onDay(target.value)} />
      </span>
    </div>
  )
}

function openCalendar({ currentTarget }: MouseEvent<HTMLInputElement>): void {
  try {
    currentTarget.showPicker()
  } catch {
    // A browser without it, or one that opens the calendar by itself: the field works all the same.
  }
}
