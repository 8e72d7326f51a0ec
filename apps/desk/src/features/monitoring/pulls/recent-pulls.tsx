import type { ExportPull } from '@diia-desk/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { useCommonWords } from '../../../lib/common-words.ts'
import { now } from '../../../lib/clock.ts'
import { dayText } from '../moment.ts'
import styles from '../monitoring.module.css'
import { exportPullsQuery } from '../queries.ts'
import { useTimeText } from '../use-time-text.ts'
import { useMonitoringWords } from '../words.ts'
import { PullStateMark, remarksOn } from './pull-state.tsx'
import own from './recent-pulls.module.css'

const shown = 6

/** The latest pulls. */
export function RecentPulls() {
  const words = useMonitoringWords().pulls
  const common = useCommonWords()
  const { data, isError, error, refetch } = useInfiniteQuery(exportPullsQuery)
  const pulls = data?.pages[0]?.items.slice(0, shown)
  return (
    <aside className={styles.card} aria-labelledby="recent-pulls">
      <div className={styles.cardHead}>
        <h2 id="recent-pulls">{words.heading}</h2>
      </div>
      {isError && pulls === undefined && (
        <div className={styles.inside}>
          <ProblemNote title={words.failed} error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {pulls === undefined && !isError && (
        <p className={`quiet ${styles.inside}`} aria-busy="true">
          {common.loading}
        </p>
      )}
      {pulls?.length === 0 && (
        <div className={styles.inside}>
          <p>
            <b>{words.none}</b>
          </p>
          <p className="hint">{words.noneHelp}</p>
        </div>
      )}
      {pulls !== undefined && pulls.length > 0 && (
        <>
          <ol className={own.pulls}>
            {pulls.map((pull) => (
              <Pull key={pull.id} pull={pull} />
            ))}
          </ol>
          <p className={styles.more}>
            <Link to="/monitoring/pulls">{words.all}</Link>
          </p>
        </>
      )}
    </aside>
  )
}

function Pull({ pull }: { pull: ExportPull }) {
  const words = useMonitoringWords()
  const when = useTimeText()
  const { reason, from, to, records, pages, tookMs, address, kind } = pull
  const place = [
    from !== undefined && to !== undefined && words.pulls.period(dayText(from, now()), dayText(to, now())),
    address,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <li>
      <PullStateMark pull={pull} />
      <time className="num" dateTime={pull.startedAt}>
        {when(pull.startedAt)}
      </time>
      <span className={`${own.what} num`}>
        {[reason === undefined && words.pulls.size(records, pages, words.took(tookMs)), remarksOn(pull, words)]
          .filter(Boolean)
          .join('. ')}
      </span>
      <span className={`${own.what} quiet num`}>
        {kind === 'test' && `${words.pulls.test} · `}
        {place}
      </span>
    </li>
  )
}
