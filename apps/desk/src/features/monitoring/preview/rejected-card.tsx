import type { ExportFault, ExportRow, Period } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { ScrollBox } from '../../../components/scroll-box.tsx'
import { hrefOfAppeal, withQuery } from '../../../lib/addresses.ts'
import styles from '../monitoring.module.css'
import { Pager } from '../pager.tsx'
import { exportRejectedQuery } from '../queries.ts'
import { usePages } from '../use-pages.ts'
import { useMonitoringWords } from '../words.ts'

/** Number of rows that are shown at first, so that the summary and the records stay visible. */
const shownAtFirst = 5

const correction: Partial<Record<ExportFault, 'service' | 'dates' | 'applicant'>> = {
  'no-service': 'service',
  'retired-service-code': 'service',
  'result-before-registration': 'dates',
  'issued-before-result': 'dates',
  'no-result-date': 'dates',
  'in-the-future': 'dates',
  'no-applicant-type': 'applicant',
}

/** Where a fault is corrected: in the record, in the list of services or in the settings of the centre. */
function placeOf(fault: ExportFault, { appealId, serviceId }: ExportRow): string {
  if (fault === 'no-service-code' || fault === 'unknown-service-code')
    return withQuery('/services', { list: fault === 'no-service-code' ? 'unmapped' : undefined, service: serviceId })
  if (fault === 'no-centre-code' || fault === 'unknown-centre-code') return '/monitoring/connect#centre'
  return withQuery(hrefOfAppeal(appealId), { correct: correction[fault] })
}

/**
 * Services belong to the administrator and appeals to the manager; other roles see a text instead of a link that would
 * be refused.
 */
export interface MayCorrect {
  services: boolean
  appeals: boolean
}

interface RejectedCardProps {
  period: Period
  mayCorrect: MayCorrect
}

export function RejectedCard({ period, mayCorrect }: RejectedCardProps) {
  const words = useMonitoringWords()
  const pages = usePages()
  const rejected = useQuery(exportRejectedQuery(period, pages.cursor))
  const [whole, setWhole] = useState(false)
  if (rejected.isError && rejected.data === undefined)
    return <ProblemNote title={words.rejected.failed} error={rejected.error} onRetry={() => void rejected.refetch()} />
  if (rejected.data === undefined) return null
  const { total, items, nextCursor } = rejected.data
  if (total === 0) return null
  const rows = whole ? items : items.slice(0, shownAtFirst)
  return (
    <section className={`${styles.card} ${styles.warn}`} aria-labelledby="rejected">
      <div className={styles.cardHead}>
        <h2 id="rejected">{words.rejected.heading(total)}</h2>
        <p className="hint">{words.rejected.help}</p>
      </div>
      <ScrollBox label={words.rejected.table}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.rejected.number}</th>
              <th scope="col">{words.rejected.service}</th>
              <th scope="col">{words.rejected.why}</th>
              <th scope="col">{words.rejected.fix}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RejectedRow key={row.appealId} row={row} mayCorrect={mayCorrect} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {rows.length < total && (
        <div className={styles.more}>
          {whole ? (
            <Pager busy={rejected.isFetching} pages={pages} next={nextCursor} />
          ) : (
            <Button kind="plain" onClick={() => setWhole(true)}>
              {words.rejected.all(total - rows.length)}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

/** One line for each fault, so that every reason is next to its correction. */
function RejectedRow({ row, mayCorrect }: { row: ExportRow; mayCorrect: MayCorrect }) {
  const words = useMonitoringWords()
  const span = Math.max(1, row.faults.length)
  return row.faults.map((fault, index) => (
    <tr key={fault} className={index < span - 1 ? styles.same : undefined}>
      {index === 0 && (
        <th scope="row" rowSpan={span} className="nowrap">
          {mayCorrect.appeals ? <Link to={hrefOfAppeal(row.appealId)}>{row.number}</Link> : row.number}
        </th>
      )}
      {index === 0 && (
        <td rowSpan={span} className={styles.long}>
          {row.serviceName ?? <span className="quiet">{words.rejected.noService}</span>}
        </td>
      )}
      <td className={styles.why}>
        <b>{words.fault[fault].why}</b>
        {fault === 'not-as-schema' && row.fields && (
          <span className="quiet"> {words.rejected.fields(row.fields.join(', '))}</span>
        )}
        {index === 0 && row.omitted === true && <p className="tone-no">{words.rejected.omitted}</p>}
      </td>
      <td>
        <FixLink fault={fault} row={row} mayCorrect={mayCorrect} />
      </td>
    </tr>
  ))
}

function FixLink({ fault, row, mayCorrect }: { fault: ExportFault; row: ExportRow; mayCorrect: MayCorrect }) {
  const words = useMonitoringWords()
  const place = placeOf(fault, row)
  if (!mayCorrect.services && place.startsWith('/services'))
    return <span className="quiet">{words.rejected.byAdministrator}</span>
  if (!mayCorrect.appeals && place.startsWith('/journal'))
    return <span className="quiet">{words.rejected.byManager}</span>
  return (
    <Link className={styles.fix} to={place} aria-label={`${words.fault[fault].fix}, ${row.number}`}>
      {words.fault[fault].fix}
      <Icon name="chevron-right" />
    </Link>
  )
}
