import { isUnderWay, writtenDay, type AppealSummary } from '@diia-desk/contract'
import { Icon } from '../../components/icon.tsx'
import { now } from '../../lib/clock.ts'
import { isoDay } from '../../lib/format.ts'
import styles from './due-state.module.css'
import { useAppealWords } from './words.ts'

/** The deadline: plain text while there is time, with an icon and a word when it ends today or is over. */
export function DueState({ appeal: { status, deadlineOn } }: { appeal: Pick<AppealSummary, 'status' | 'deadlineOn'> }) {
  const words = useAppealWords().due
  if (deadlineOn === undefined) return <span className="quiet">–</span>
  const late = daysLate(deadlineOn)
  const day = <span className="num nowrap">{words.until(writtenDay(deadlineOn))}</span>
  if (!isUnderWay(status) || late < 0) return day
  return late === 0 ? (
    <span className="state tone-warn">
      <Icon name="clock" />
      {words.today}
    </span>
  ) : (
    <span className={styles.due}>
      <span className="state tone-no nowrap">
        <Icon name="triangle-alert" />
        {words.overdue(late)}
      </span>
      <span className="quiet">{day}</span>
    </span>
  )
}

/** Days from the deadline to today in Kyiv; negative while there is time. */
function daysLate(deadlineOn: string): number {
  return Math.round((Date.parse(isoDay(now())) - Date.parse(deadlineOn)) / 86_400_000)
}
