import { appealStatuses, type AppealStatus, type ExportRow } from '@diia-desk/contract'
import { Link } from 'react-router'
import { AppealState } from '../../../components/appeal-state.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ScrollBox } from '../../../components/scroll-box.tsx'
import { hrefOfAppeal } from '../../../lib/addresses.ts'
import { now } from '../../../lib/clock.ts'
import { clockTime, shortDay } from '../../../lib/format.ts'
import styles from '../monitoring.module.css'
import { useMonitoringWords } from '../words.ts'
import own from './records-card.module.css'

function isKnown(status: string): status is AppealStatus {
  return appealStatuses.some((one) => one === status)
}

export function RecordsTable({ items, mayOpen }: { items: readonly ExportRow[]; mayOpen: boolean }) {
  const words = useMonitoringWords()
  const time = (at: string | undefined) => (at === undefined ? '–' : `${shortDay(at, now())}, ${clockTime(at)}`)
  return (
    <ScrollBox label={words.records.table} className={own.rows}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.rejected.number}</th>
            <th scope="col">{words.rejected.service}</th>
            <th scope="col">{words.records.registeredAt}</th>
            <th scope="col">{words.records.status}</th>
            <th scope="col">{words.records.result}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.appealId}>
              <th scope="row" className="nowrap">
                {mayOpen ? <Link to={hrefOfAppeal(row.appealId)}>{row.number}</Link> : row.number}
                {row.faults.length > 0 && (
                  <span className={own.faulty} title={words.records.faulty}>
                    <Icon name="triangle-alert" />
                    <span className="unseen">{words.records.faulty}</span>
                  </span>
                )}
              </th>
              <td className={styles.long}>
                {row.serviceCode !== undefined && <span className="num quiet">{row.serviceCode} </span>}
                {row.serviceName ?? <span className="quiet">{words.rejected.noService}</span>}
              </td>
              <td className="num nowrap">{time(row.registeredAt)}</td>
              <td className="nowrap">{isKnown(row.status) ? <AppealState status={row.status} /> : row.status}</td>
              <td className="num nowrap">{time(row.resultAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
