import { daysIn, longestReportDays, writtenDay, type DayReport, type Period } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Link } from 'react-router'
import { buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { PeriodForm } from '../../components/period-form.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { Switch } from '../../components/switch.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { now } from '../../lib/clock.ts'
import { clockTime, isoDay } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { DayCards } from './day-cards.tsx'
import { periodText, weekdayOf } from './periods.ts'
import { dayFile, dayReportQuery } from './queries.ts'
import styles from './reports.module.css'
import { Sums, checksOf } from './sums.tsx'
import { useReportWords } from './words.ts'

/** The report of a day: counts, times and refusals, by hour, by clerk and by window. */
export function DayPage({
  period: chosen,
  onPeriod,
}: {
  period: Period | undefined
  onPeriod: (period: Period) => void
}) {
  const words = useReportWords()
  const { locale } = usePreferences()
  const today = isoDay(now())
  const period = chosen ?? { from: today, to: today }
  const report = useQuery({ ...dayReportQuery(period), enabled: daysIn(period) <= longestReportDays })
  function choose(next: Period) {
    // Choosing the same period again reloads it.
    if (next.from === period.from && next.to === period.to) void report.refetch()
    else onPeriod(next)
  }

  const [view, setView] = useState<'plots' | 'tables'>('plots')
  return (
    <div className={styles.page}>
      <TabTitle page={words.day} />
      <header className={styles.head}>
        <div>
          <h1>{period.from === period.to ? words.day : words.period}</h1>
          <p className={`quiet ${styles.about}`}>
            {period.from === period.to
              ? `${words.weekdays[weekdayOf(period.from)]}, ${writtenDay(period.from)}`
              : periodText(period)}
            {report.data && <ComparisonNote report={report.data} />}
          </p>
        </div>
        <PeriodForm
          period={period}
          today={today}
          onPeriod={choose}
          quick={['today', 'week', 'month']}
          longest={longestReportDays}
          steps
        />
      </header>
      {report.isPending && report.fetchStatus !== 'idle' && (
        <p className="quiet" aria-busy="true">
          {words.loading}
        </p>
      )}
      {report.isError && !report.data && (
        <ProblemNote title={words.failed} error={report.error} onRetry={() => void report.refetch()} />
      )}
      {report.data && (
        <>
          <Sums report={report.data} />
          <div className={styles.tools}>
            <Switch
              label={words.view}
              value={view}
              onValue={setView}
              options={[
                { value: 'plots', text: words.plots },
                { value: 'tables', text: words.tables },
              ]}
            />
            <Link className={buttonClass({})} to="/day/quarter">
              <Icon name="file-text" />
              {words.toQuarter}
            </Link>
            <a className={buttonClass({})} href={dayFile('xlsx', period, locale)} download>
              <Icon name="download" />
              {words.saveAll}
            </a>
          </div>
          {isEmpty(report.data) ? (
            <div className={styles.empty}>
              <p>
                <b>{words.nothing}</b>
              </p>
              <p className="quiet">{words.nothingHelp}</p>
            </div>
          ) : (
            <Suspense
              fallback={
                <p className="quiet" aria-busy="true">
                  {words.loading}
                </p>
              }
            >
              <DayCards report={report.data} showTables={view === 'tables'} />
            </Suspense>
          )}
          {report.data.tests > 0 && <p className="hint">{words.tests(report.data.tests)}</p>}
        </>
      )}
    </div>
  )
}

function ComparisonNote({ report: { compared } }: { report: DayReport }) {
  const words = useReportWords()
  return (
    <>{`. ${words.comparedWith(periodText(compared))}${compared.until === undefined ? '' : `, ${words.comparedUntil(clockTime(compared.until))}`}`}</>
  )
}

function isEmpty({ figures, clerks }: DayReport): boolean {
  return clerks.length === 0 && figures.registered + figures.consultations + figures.documents + checksOf(figures) === 0
}
