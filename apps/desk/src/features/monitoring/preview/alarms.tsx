import type { ExportAlarm, ExportState } from '@diia-desk/contract'
import { Link } from 'react-router'
import { Icon } from '../../../components/icon.tsx'
import { useTimeText } from '../use-time-text.ts'
import { useMonitoringWords } from '../words.ts'
import styles from './alarms.module.css'

const wayOut = {
  'never-pulled': [
    ['toConnect', '/monitoring/connect'],
    ['toTest', '/monitoring/connect#test'],
  ],
  'pulls-stopped': [['toTest', '/monitoring/connect#test']],
  'last-pull-failed': [
    ['toPulls', '/monitoring/pulls'],
    ['toTest', '/monitoring/connect#test'],
  ],
  'no-credentials': [['toCredentials', '/monitoring/connect#credentials']],
  'no-centre-code': [['toCentre', '/monitoring/connect#centre']],
  'centre-code-unknown': [['toCentre', '/monitoring/connect#centre']],
} as const satisfies Record<ExportAlarm, [string, string][]>

/** Problems that need an action: what happened, what it means, what to do. */
export function Alarms({ state }: { state: ExportState }) {
  const words = useMonitoringWords()
  const when = useTimeText()
  if (state.alarms.length === 0) return null
  return (
    <ul className={styles.alarms} aria-label={words.alarms.label}>
      {state.alarms.map((alarm) => {
        const { what, means, act } = words.alarm[alarm]
        const last = alarm === 'pulls-stopped' || alarm === 'last-pull-failed' ? state.lastComplete : undefined
        return (
          <li key={alarm} className={styles.alarm}>
            <Icon name="triangle-alert" />
            <div>
              <p>
                <b>{what}</b> {last && words.since(when(last.startedAt))}
              </p>
              <p>
                {means} {act}
              </p>
            </div>
            <p className={styles.ways}>
              {wayOut[alarm].map(([name, to]) => (
                <Link key={name} to={to}>
                  {words.alarms[name]}
                </Link>
              ))}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
