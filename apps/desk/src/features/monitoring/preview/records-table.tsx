import type { AppealStatus, ExportRow } from '@diia-desk/contract'
import { Icon, type IconName } from '../../../components/icon.tsx'
import { now } from '../../../lib/clock.ts'
import { clockTime, shortDay } from '../../../lib/format.ts'
import styles from '../monitoring.module.css'
import { ScrollBox } from '../scroll-box.tsx'
import { useMonitoringWords } from '../words.ts'
import own from './records-card.module.css'

const signs: Record<AppealStatus, [icon: IconName, tone: string]> = {
  registered: ['file-text', 'tone-wait'], 'in-progress': ['hourglass', 'tone-wait'], returned: ['undo-2', 'tone-warn'],
  completed: ['circle-check', 'tone-ok'], refused: ['circle-x', 'tone-no'], withdrawn: ['ban', 'quiet'],
}

function isKnown(status: string): status is AppealStatus {
  return Object.hasOwn(signs, status)
}

export function RecordsTable({ items }: { items: readonly ExportRow[] }) {
  const words = useMonitoringWords()
  const time = (at: string | undefined) => (at === undefined ? '–' : `${shortDay(at, now())}, ${clockTime(at)}`)
  return (
    <ScrollBox label={words.records.table}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.rejected.number}</th><th scope="col">{words.rejected.service}</th><th scope="col">{words.records.registeredAt}</th>
            <th scope="col">{words.records.status}</th><th scope="col">{words.records.result}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.appealId}>
              <th scope="row" className="nowrap">{row.number}{row.faults.length > 0 && <span className={own.faulty} title={words.records.faulty}><Icon name="triangle-alert" /><span className="unseen">{words.records.faulty}</span></span>}</th>
              <td className={styles.long}>{row.serviceCode !== undefined && <span className="num quiet">{row.serviceCode} </span>}{row.serviceName ?? <span className="quiet">{words.rejected.noService}</span>}</td>
              <td className="num nowrap">{time(row.registeredAt)}</td>
              <td className="nowrap">{isKnown(row.status) ? <span className={`state ${signs[row.status][1]}`}><Icon name={signs[row.status][0]} />{words.status[row.status]}</span> : row.status}</td>
              <td className="num nowrap">{time(row.resultAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
