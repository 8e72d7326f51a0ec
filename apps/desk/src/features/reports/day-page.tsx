import {
  dayTables,
  hourLabel,
  lengthOf,
  longestReportDays,
  percent,
  requestEnds,
  validationOutcomes,
  writtenDay,
  type DayReport,
  type Period,
} from '@diia-desk/contract'
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
import { joinInMessages } from '../../lib/i18n/typography.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { figure } from './numbers.ts'
import { periodText, weekdayOf } from './periods.ts'
import { BarPlot, RowPlot } from './plots/index.ts'
import type { RowPlotProps } from './plots/row-plot.tsx'
import { dayFile, dayReportQuery } from './queries.ts'
import { PlotWithTable, ReportCard } from './report-card.tsx'
import styles from './reports.module.css'
import { ServicesCard } from './services-card.tsx'
import { Sums, checksOf } from './sums.tsx'
import { TimesCard } from './times-card.tsx'
import { useReportWords, useTableWords } from './words.ts'
import { WorkCard } from './work-card.tsx'

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
  const report = useQuery({ ...dayReportQuery(period), enabled: lengthOf(period) <= longestReportDays })
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
              <Cards report={report.data} showTables={view === 'tables'} />
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

function Cards({ report, showTables: showTable }: { report: DayReport; showTables: boolean }) {
  const words = useReportWords()
  const names = useTableWords()
  const { locale } = usePreferences()
  const tables = joinInMessages(dayTables(report, names))
  const file = (name: keyof typeof tables) => dayFile('csv', report, locale, name)
  const then = periodText(report.compared)
  const hour = (of: 'appeals' | 'checks', before: 'appealsBefore' | 'checksBefore') => (
    <BarPlot
      locale={locale}
      items={report.hours.map((one) => ({
        label: hourLabel(one.hour).split('–')[0] ?? '',
        values: [one[of], one[before]],
      }))}
      series={[
        { name: periodText(report), look: 'solid' },
        { name: words.mark(then), look: 'mark' },
      ]}
    />
  )
  const outcomes = <Name extends string>(
    order: readonly Name[],
    counts: Record<Name, number>,
    labels: Record<Name, string>,
  ) => {
    const all = order.reduce((sum, name) => sum + counts[name], 0)
    return order
      .filter((name) => counts[name] > 0)
      .map((name) => ({
        label: labels[name],
        value: counts[name],
        text: words.withShare(figure(counts[name], locale), figure(percent(counts[name], all) ?? 0, locale)),
      }))
  }
  const { validations, requests } = report.figures
  return (
    <div className={styles.cards}>
      {report.days.length > 0 && (
        <ReportCard wide title={tables.days.title} file={file('days')}>
          <PlotWithTable table={tables.days} showTable={showTable}>
            <BarPlot
              locale={locale}
              items={report.days.map((one) => ({
                label: writtenDay(one.day).slice(0, 5),
                values: [one.registered, one.completed],
              }))}
              series={[
                { name: names.registered, look: 'solid' },
                { name: names.completed, look: 'hollow' },
              ]}
            />
          </PlotWithTable>
        </ReportCard>
      )}
      <ReportCard title={words.hoursOfAppeals} file={file('hours')}>
        <PlotWithTable
          table={{
            ...tables.hours,
            title: words.hoursOfAppeals,
            columns: tables.hours.columns.slice(0, 3),
            rows: tables.hours.rows.map((row) => row.slice(0, 3)),
          }}
          showTable={showTable}
        >
          {hour('appeals', 'appealsBefore')}
        </PlotWithTable>
      </ReportCard>
      <ReportCard title={words.hoursOfChecks} file={file('hours')}>
        <PlotWithTable
          table={{
            ...tables.hours,
            title: words.hoursOfChecks,
            columns: tables.hours.columns.toSpliced(1, 2),
            rows: tables.hours.rows.map((row) => row.toSpliced(1, 2)),
          }}
          showTable={showTable}
        >
          {hour('checks', 'checksBefore')}
        </PlotWithTable>
      </ReportCard>
      <ReportCard title={tables.validations.title} file={file('validations')}>
        <PlotWithTable table={tables.validations} showTable={showTable}>
          <Outcomes rows={outcomes(validationOutcomes, validations, names.validations)} />
        </PlotWithTable>
      </ReportCard>
      <ReportCard title={tables.requests.title} file={file('requests')}>
        <PlotWithTable table={tables.requests} showTable={showTable}>
          <Outcomes rows={outcomes(requestEnds, requests, names.requests)} />
        </PlotWithTable>
      </ReportCard>
      <TimesCard report={report} wide={showTable} />
      <ServicesCard report={report} table={tables.services} file={file('services')} showTable={showTable} />
      <WorkCard
        table={tables.clerks}
        rows={report.clerks.map(({ name, ...work }) => ({ label: name ?? names.otherSystem, ...work }))}
        median={report.clerksMedian}
        file={file('clerks')}
        showTable={showTable}
        hint={words.clerksHelp}
      />
      <WorkCard
        table={tables.windows}
        rows={report.windows.map(({ window, ...work }) => ({ label: `${names.window} ${window}`, ...work }))}
        file={file('windows')}
        showTable={showTable}
      />
    </div>
  )
}

function Outcomes({ rows }: Pick<RowPlotProps, 'rows'>) {
  const words = useReportWords()
  return rows.length === 0 ? <p className="quiet">{words.none}</p> : <RowPlot rows={rows} />
}
