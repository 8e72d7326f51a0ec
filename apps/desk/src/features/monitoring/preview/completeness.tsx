import type { ExportCompleteness, Period } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { ScrollBox } from '../../../components/scroll-box.tsx'
import { useCommonWords } from '../../../lib/common-words.ts'
import styles from '../monitoring.module.css'
import { exportCompletenessQuery } from '../queries.ts'
import { useMonitoringWords } from '../words.ts'
import own from './completeness.module.css'

/** Which clerks' appeals, and of which services, lack data that the state needs. */
export function Completeness({ period }: { period: Period }) {
  const {
    completeness: words,
    rejected: { noService },
  } = useMonitoringWords()
  const common = useCommonWords()
  const { data, isError, error, refetch } = useQuery(exportCompletenessQuery(period))
  if (isError && data === undefined)
    return <ProblemNote title={words.failed} error={error} onRetry={() => void refetch()} />
  if (data === undefined)
    return (
      <p className="quiet" aria-busy="true">
        {common.loading}
      </p>
    )
  if (data.byClerk.length === 0 && data.byService.length === 0)
    return (
      <p>
        <b>{words.none}</b>
      </p>
    )
  return (
    <div className={own.columns}>
      <CompletenessTable heading={words.byClerk} first={words.clerk} nameless={words.otherSystem} rows={data.byClerk} />
      <CompletenessTable heading={words.byService} first={words.service} nameless={noService} rows={data.byService} />
    </div>
  )
}

function CompletenessTable({
  heading,
  first,
  nameless,
  rows,
}: {
  heading: string
  first: string
  nameless: string
  rows: ExportCompleteness['byService']
}) {
  const words = useMonitoringWords()
  const { appeals, complete, share } = words.completeness
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{heading}</h2>
      </div>
      <ScrollBox label={heading}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col" className={styles.figure}>
                {appeals}
              </th>
              <th scope="col" className={styles.figure}>
                {complete}
              </th>
              <th scope="col">{share}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.code ?? ''} ${row.name}`}>
                <th scope="row">
                  {row.code !== undefined && <span className="num quiet">{row.code} </span>}
                  {row.name === '' ? <span className="quiet">{nameless}</span> : row.name}
                </th>
                <td className={`num ${styles.figure}`}>{words.figures(row.appeals)}</td>
                <td className={`num ${styles.figure}`}>{words.figures(row.complete)}</td>
                <td>
                  <CompletePercent appeals={row.appeals} complete={row.complete} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

function CompletePercent({ appeals, complete }: { appeals: number; complete: number }) {
  const words = useMonitoringWords().completeness
  // Rounded down: 100 % is shown only when nothing is missing.
  const percent = appeals === 0 ? 100 : Math.floor((complete / appeals) * 100)
  return (
    <span className={`${own.share} ${percent === 100 ? 'tone-ok' : 'tone-warn'}`}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" className={own.bar} aria-hidden="true">
        <rect width="100" height="8" className={own.rest} />
        <rect width={percent} height="8" fill="currentColor" />
      </svg>
      <span className="num">{words.percent(percent)}</span>
    </span>
  )
}
