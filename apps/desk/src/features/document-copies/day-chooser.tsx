import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { shiftDay } from '../../lib/format.ts'
import styles from './copies-page.module.css'
import { useDocumentCopyWords } from './words.ts'

/** A day of the calendar, with its neighbours one press away; the future has no copies. */
export function DayChooser({ day, today, onDay }: { day: string; today: string; onDay: (day: string) => void }) {
  const words = useDocumentCopyWords()
  return (
    <div className={styles.days}>
      <Button kind="icon" aria-label={words.previousDay} title={words.previousDay} onClick={() => onDay(shiftDay(day, -1))}><Icon name="chevron-left" /></Button>
      <input type="date" className={`num ${styles.day}`} aria-label={words.day} value={day} max={today} required onChange={(event) => event.target.validity.valid && onDay(event.target.value)} />
      <Button kind="icon" aria-label={words.nextDay} title={words.nextDay} disabled={day >= today} onClick={() => onDay(shiftDay(day, 1))}><Icon name="chevron-right" /></Button>
    </div>
  )
}
