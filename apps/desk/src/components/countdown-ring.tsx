import { minutesAndSeconds } from '../lib/format.ts'
import styles from './countdown-ring.module.css'

/** The remaining part of a time span as a ring that changes once a second. `label` says the same as text. */
export function CountdownRing({ seconds, of, label }: { seconds: number; of: number; label: string }) {
  const left = Math.min(seconds, of)
  return (
    <div className={styles.ring} role="timer" aria-label={label}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r="46" />
        {left > 0 && <circle cx="50" cy="50" r="46" pathLength={of} strokeDasharray={`${left} ${of}`} />}
      </svg>
      <b>{minutesAndSeconds(seconds)}</b>
    </div>
  )
}
