import {
  dayTables,
  hourLabel,
  percent,
  requestEnds,
  validationOutcomes,
  writtenDay,
  type DayReport,
  type ReportTable,
} from '@diia-desk/contract'
import { joinInMessages } from '../../lib/i18n/typography.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { figure } from './numbers.ts'
import { periodText } from './periods.ts'
import { BarPlot, RowPlot } from './plots/index.ts'
import { dayFile } from './queries.ts'
import { PlotWithTable, ReportCard } from './report-card.tsx'
import styles from './reports.module.css'
import { ServicesCard } from './services-card.tsx'
import { TimesCard } from './times-card.tsx'
import { useReportWords, useTableWords } from './words.ts'
import { WorkCard } from './work-card.tsx'

/** The cards of a day's report, each with a chart and its table. */
export function DayCards({ report, showTables: showTable }: { report: DayReport; showTables: boolean }) {
  const words = useReportWords()
  const names = useTableWords()
  const { locale } = usePreferences()
  const tables = joinInMessages(dayTables(report, names))
  const file = (name: keyof typeof tables) => dayFile('csv', report, locale, name)
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
      <HoursCard
        report={report}
        title={words.hoursOfAppeals}
        file={file('hours')}
        table={tables.hours}
        columns={[0, 1, 2]}
        counts={({ appeals, appealsBefore }) => [appeals, appealsBefore]}
        showTable={showTable}
      />
      <HoursCard
        report={report}
        title={words.hoursOfChecks}
        file={file('hours')}
        table={tables.hours}
        columns={[0, 3, 4]}
        counts={({ checks, checksBefore }) => [checks, checksBefore]}
        showTable={showTable}
      />
      <ReportCard title={tables.validations.title} file={file('validations')}>
        <PlotWithTable table={tables.validations} showTable={showTable}>
          <Outcomes order={validationOutcomes} counts={report.figures.validations} labels={names.validations} />
        </PlotWithTable>
      </ReportCard>
      <ReportCard title={tables.requests.title} file={file('requests')}>
        <PlotWithTable table={tables.requests} showTable={showTable}>
          <Outcomes order={requestEnds} counts={report.figures.requests} labels={names.requests} />
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

/** Counts by hour, with those of the period before as a line. */
function HoursCard({
  report,
  title,
  file,
  table,
  columns,
  counts,
  showTable,
}: {
  report: DayReport
  title: string
  file: string
  table: ReportTable
  /** Columns of the table that this card shows. */
  columns: readonly number[]
  counts: (hour: DayReport['hours'][number]) => [now: number, before: number]
  showTable: boolean
}) {
  const words = useReportWords()
  const { locale } = usePreferences()
  return (
    <ReportCard title={title} file={file}>
      <PlotWithTable
        table={{
          ...table,
          title,
          columns: columns.flatMap((index) => table.columns[index] ?? []),
          rows: table.rows.map((row) => columns.map((index) => row[index])),
        }}
        showTable={showTable}
      >
        <BarPlot
          locale={locale}
          items={report.hours.map((hour) => ({
            label: hourLabel(hour.hour).split('–')[0] ?? '',
            values: counts(hour),
          }))}
          series={[
            { name: periodText(report), look: 'solid' },
            { name: words.mark(periodText(report.compared)), look: 'mark' },
          ]}
        />
      </PlotWithTable>
    </ReportCard>
  )
}

/** Counts by outcome, each with its share. */
function Outcomes<Name extends string>({
  order,
  counts,
  labels,
}: {
  order: readonly Name[]
  counts: Record<Name, number>
  labels: Record<Name, string>
}) {
  const words = useReportWords()
  const { locale } = usePreferences()
  const all = order.reduce((sum, name) => sum + counts[name], 0)
  const rows = order
    .filter((name) => counts[name] > 0)
    .map((name) => ({
      label: labels[name],
      value: counts[name],
      text: words.withShare(figure(counts[name], locale), figure(percent(counts[name], all) ?? 0, locale)),
    }))
  return rows.length === 0 ? <p className="quiet">{words.none}</p> : <RowPlot rows={rows} />
}
