import type { ExportPull } from '@diia-desk/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../../components/button.tsx'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { ScrollBox } from '../../../components/scroll-box.tsx'
import { useCommonWords } from '../../../lib/common-words.ts'
import { now } from '../../../lib/clock.ts'
import { dayText } from '../moment.ts'
import { MonitoringFrame } from '../monitoring-frame.tsx'
import styles from '../monitoring.module.css'
import { exportPullsQuery } from '../queries.ts'
import { useTimeText } from '../use-time-text.ts'
import { useMonitoringWords } from '../words.ts'
import { PullStateMark, remarksOn } from './pull-state.tsx'

/** All pulls, newest first. */
export function PullsPage() {
  const words = useMonitoringWords()
  const common = useCommonWords()
  const pulls = useInfiniteQuery(exportPullsQuery)
  const items = pulls.data?.pages.flatMap((page) => page.items)
  return (
    <MonitoringFrame section="pulls">
      <header className={styles.head}>
        <div>
          <h1>{words.pulls.heading}</h1>
          <p className="quiet">{words.pulls.lead}</p>
        </div>
      </header>
      {pulls.isPending && (
        <p className="quiet" aria-busy="true">
          {common.loading}
        </p>
      )}
      {pulls.isError && (
        <ProblemNote
          title={words.pulls.failed}
          error={pulls.error}
          onRetry={() => void (pulls.isFetchNextPageError ? pulls.fetchNextPage() : pulls.refetch())}
        />
      )}
      {items?.length === 0 && (
        <div>
          <p>
            <b>{words.pulls.none}</b>
          </p>
          <p className="quiet">{words.pulls.noneHelp}</p>
        </div>
      )}
      {items !== undefined && items.length > 0 && (
        <div className={styles.card}>
          <PullsTable items={items} />
          <div className={styles.more}>
            <output className="hint num">{words.pulls.count(items.length)}</output>
            {pulls.hasNextPage && (
              <Button kind="plain" disabled={pulls.isFetchingNextPage} onClick={() => void pulls.fetchNextPage()}>
                {pulls.isFetchingNextPage ? common.loading : words.more}
              </Button>
            )}
          </div>
        </div>
      )}
    </MonitoringFrame>
  )
}

const columns = ['when', 'state', 'period', 'pages', 'records', 'took', 'address', 'login'] as const
const figures: readonly string[] = ['pages', 'records', 'took']

function PullsTable({ items }: { items: readonly ExportPull[] }) {
  const words = useMonitoringWords()
  return (
    <ScrollBox label={words.pulls.heading}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={figures.includes(column) ? styles.figure : undefined}>
                {words.pulls.column[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((pull) => (
            <PullRow key={pull.id} pull={pull} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function PullRow({ pull }: { pull: ExportPull }) {
  const words = useMonitoringWords()
  const when = useTimeText()
  const { from, to } = pull
  const why = remarksOn(pull, words)
  return (
    <tr>
      <th scope="row" className="num nowrap">
        <time dateTime={pull.startedAt}>{when(pull.startedAt)}</time>
        {pull.kind === 'test' && (
          <span className="quiet">
            <br />
            {words.pulls.test}
          </span>
        )}
      </th>
      <td className={why === '' ? undefined : styles.long}>
        <PullStateMark pull={pull} />
        {why !== '' && <p>{why}</p>}
      </td>
      <td className="num nowrap">
        {from === undefined || to === undefined
          ? '–'
          : from === to
            ? dayText(from, now())
            : `${dayText(from, now())}–${dayText(to, now())}`}
      </td>
      <td className={`num ${styles.figure}`}>{words.figures(pull.pages)}</td>
      <td className={`num ${styles.figure}`}>{words.figures(pull.records)}</td>
      <td className={`num ${styles.figure}`}>{words.took(pull.tookMs)}</td>
      <td className="num nowrap">{pull.address}</td>
      <td className="nowrap">{pull.login ?? '–'}</td>
    </tr>
  )
}
