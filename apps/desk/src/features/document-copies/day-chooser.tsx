import { shiftDay, writtenDay } from '@diia-desk/contract'
import type { MouseEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import styles from './copies-page.module.css'
import { useDocumentCopyWords } from './words.ts'

/** A day, with buttons for the previous and next one. Days in the future cannot be chosen. */
export function DayChooser({ day, today, onDay }: { day: string; today: string; onDay: (day: string) => void }) {
  const words = useDocumentCopyWords()
  return (
    <div className={styles.days}>
      <Button
        kind="icon"
        aria-label={words.previousDay}
        title={words.previousDay}
        onClick={() => onDay(shiftDay(day, -1))}
      >
        <Icon name="chevron-left" />
      </Button>
      {/* The browser may show another date format (11/16/2026); ours is drawn over its field, which keeps its calendar and keys. */}
      <span className={`num ${styles.day}`}>
        <span aria-hidden="true">{writtenDay(day)}</span>
        <Icon name="calendar" />
        <input
          type="date"
          aria-label={words.day}
          value={day}
          max={today}
          required
          onClick={openCalendar}
          onChange={(event) => event.target.validity.valid && onDay(event.target.value)}
        />
      </span>
      <Button
        kind="icon"
        aria-label={words.nextDay}
        title={words.nextDay}
        disabled={day >= today}
        onClick={() => onDay(shiftDay(day, 1))}
      >
        <Icon name="chevron-right" />
      </Button>
    </div>
  )
}

function openCalendar({ currentTarget }: MouseEvent<HTMLInputElement>): void {
  try {
    currentTarget.showPicker()
  } catch {
    // Some browsers have no `showPicker` or open the calendar by themselves: the field works without it.
  }
}
