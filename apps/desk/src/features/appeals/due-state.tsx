import { isUnderWay, type AppealStatus, type AppealSummary } from '@diia-desk/contract'
import { Icon, type IconName } from '../../components/icon.tsx'
import { now } from '../../lib/clock.ts'
import { isoDay, writtenDay } from '../../lib/format.ts'
import styles from './appeal-state.module.css'
import { useAppealWords } from './words.ts'

const looks: Record<AppealStatus, readonly [icon: IconName, tone: 'ok' | 'no' | 'warn' | 'wait' | 'ink']> = {
  registered: ['circle-dashed', 'wait'],
  'in-progress': ['hourglass', 'wait'],
  returned: ['undo-2', 'warn'],
  completed: ['circle-check', 'ok'],
  refused: ['circle-x', 'no'],
  withdrawn: ['ban', 'ink'],
}

/** Where an appeal stands: sign and word. */
export function AppealState({ status }: { status: AppealStatus }) {
  const words = useAppealWords()
  const [icon, tone] = looks[status]
  return <span className={`state nowrap tone-${tone}`}><Icon name={icon} />{words.status[status]}</span>
}

/** The legal term: plain while there is time, with a sign and a word when it ends today or has ended. */
export function DueState({ appeal: { status, deadlineOn } }: { appeal: Pick<AppealSummary, 'status' | 'deadlineOn'> }) {
  const words = useAppealWords().due
  if (deadlineOn === undefined) return <span className="quiet">–</span>
  const late = daysLate(deadlineOn)
  const day = <span className="num nowrap">{words.until(writtenDay(deadlineOn))}</span>
  if (!isUnderWay(status) || late < 0) return day
  return late === 0
    ? <span className="state tone-warn"><Icon name="clock" />{words.today}</span>
    : <span className={styles.due}><span className="state tone-no nowrap"><Icon name="triangle-alert" />{words.overdue(late)}</span><span className="quiet">{day}</span></span>
}

/** Days from the last day of a term to today in Kyiv; negative while there is time. */
export function daysLate(deadlineOn: string): number {
  return Math.round((Date.parse(isoDay(now())) - Date.parse(deadlineOn)) / 86_400_000)
}
