import { percent, type DayReport, type ReportTable } from '@diia-desk/contract'
import { usePreferences } from '../../lib/preferences.ts'
import { figure } from './numbers.ts'
import { RowPlot } from './plots/index.ts'
import { PlotWithTable, ReportCard } from './report-card.tsx'
import styles from './reports.module.css'
import { useReportWords, useTableWords } from './words.ts'

/** Services with refusals, each with its share of the decisions. */
export function ServicesCard({
  report,
  table,
  file,
  showTable,
}: {
  report: DayReport
  table: ReportTable
  file: string
  showTable: boolean
}) {
  const words = useReportWords()
  const names = useTableWords()
  const { locale } = usePreferences()
  const refused = report.services.filter((service) => service.refused > 0).toSorted((a, b) => b.refused - a.refused)
  return (
    <ReportCard title={showTable ? table.title : words.refusals} hint={words.refusalsHelp} file={file} wide={showTable}>
      <PlotWithTable table={table} showTable={showTable}>
        {refused.length === 0 ? (
          <p className="quiet">{words.refusalsNone}</p>
        ) : (
          <RowPlot
            rows={refused.slice(0, 8).map((service) => ({
              label: service.name ?? names.noService,
              value: service.refused,
              text: words.withShare(
                figure(service.refused, locale),
                figure(percent(service.refused, service.completed + service.refused) ?? 0, locale),
              ),
            }))}
          />
        )}
      </PlotWithTable>
      {!showTable && refused.length > 8 && (
        <p className={`hint ${styles.more}`}>{words.moreServices(refused.length - 8)}</p>
      )}
    </ReportCard>
  )
}
