import type { Period } from '@diia-desk/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Icon } from '../../../components/icon.tsx'
import { PeriodForm } from '../../../components/period-form.tsx'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { now } from '../../../lib/clock.ts'
import { isoDay } from '../../../lib/format.ts'
import { MonitoringFrame } from '../monitoring-frame.tsx'
import styles from '../monitoring.module.css'
import { RecentPulls } from '../pulls/recent-pulls.tsx'
import { exportPreviewQuery, exportStateQuery } from '../queries.ts'
import { usePages } from '../use-pages.ts'
import { useMonitoringWords } from '../words.ts'
import { Alarms } from './alarms.tsx'
import { Completeness } from './completeness.tsx'
import own from './monitoring-page.module.css'
import { RecordsCard } from './records-card.tsx'
import { RejectedCard, type MayCorrect } from './rejected-card.tsx'
import { Sums } from './sums.tsx'

interface MonitoringPageProps {
  period: Period
  view: 'records' | 'completeness'
  onPeriod: (period: Period) => void
  mayCorrect: MayCorrect
}

/** What the state would receive for a period. */
export function MonitoringPage({ period, view, onPeriod, mayCorrect }: MonitoringPageProps) {
  const words = useMonitoringWords()
  const client = useQueryClient()
  const state = useQuery(exportStateQuery)
  const preview = useQuery(exportPreviewQuery(period))
  const profile = preview.data?.profile ?? state.data?.profile
  const key = `${period.from} ${period.to}`

  function choose(next: Period) {
    // Choosing the same period again reloads it.
    if (next.from === period.from && next.to === period.to)
      void client.invalidateQueries({ queryKey: ['export-preview'] })
    else onPeriod(next)
  }

  return (
    <MonitoringFrame section={view} period={period}>
      <header className={styles.head}>
        <div>
          <h1>{view === 'records' ? words.heading : words.completeness.heading}</h1>
          <p className="quiet">
            {view === 'records' ? words.lead : words.completeness.lead}{' '}
            {profile && !profile.personalData && view === 'records' && words.noPersonalData}
          </p>
          {profile?.personalData === true && (
            <p className="state tone-warn">
              <Icon name="triangle-alert" />
              {words.personalData(profile.name)}
            </p>
          )}
        </div>
        <PeriodForm
          period={period}
          today={isoDay(now())}
          onPeriod={choose}
          quick={['yesterday', 'week', 'month', 'last-month']}
        />
      </header>
      {state.data && <Alarms state={state.data} />}
      {view === 'completeness' ? (
        <Completeness key={key} period={period} />
      ) : (
        <>
          <Sums preview={preview.data} state={state.data} />
          <div className={own.columns}>
            <Records key={key} period={period} mayCorrect={mayCorrect} />
            <RecentPulls />
          </div>
        </>
      )}
    </MonitoringFrame>
  )
}

function Records({ period, mayCorrect }: { period: Period; mayCorrect: MayCorrect }) {
  const words = useMonitoringWords()
  const pages = usePages()
  const first = useQuery(exportPreviewQuery(period))
  const page = useQuery(exportPreviewQuery(period, pages.cursor))
  const failed = first.isError ? first : page
  return (
    <div className={own.main}>
      {first.data !== undefined && (first.data.rejected ?? 0) > 0 && (
        <RejectedCard period={period} mayCorrect={mayCorrect} />
      )}
      {failed.isError && (
        <ProblemNote title={words.previewFailed} error={failed.error} onRetry={() => void failed.refetch()} />
      )}
      {first.isPending && (
        <p className="quiet" aria-busy="true">
          {words.counting}
        </p>
      )}
      {first.data && page.data && (
        <RecordsCard
          period={period}
          page={page.data}
          total={first.data.total ?? page.data.items.length}
          pages={pages}
          busy={page.isFetching && page.isPlaceholderData}
          mayOpen={mayCorrect.appeals}
        />
      )}
    </div>
  )
}
