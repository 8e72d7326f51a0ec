import { workKinds, type ReportTable, type Work } from '@diia-desk/contract'
import { useId, useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { figure } from './numbers.ts'
import { RowPlot } from './plots/index.ts'
import { PlotWithTable, ReportCard } from './report-card.tsx'
import styles from './reports.module.css'
import { useReportWords, useTableWords } from './words.ts'

interface WorkCardProps {
  table: ReportTable
  rows: (Work & { label: string })[]
  /** The median of the centre's clerks, for a clerk who compares their own figures with it. */
  median?: Record<keyof Work, number>
  file: string
  showTable: boolean
  hint?: string
}

/** Work by clerk or by window. One measure at a time, because they cannot be added up. */
export function WorkCard({ table, rows, median, file, showTable, hint }: WorkCardProps) {
  const words = useReportWords()
  const names = useTableWords()
  const { locale } = usePreferences()
  const [kind, setKind] = useState<keyof Work>('registered')
  const id = useId()
  return (
    <ReportCard title={table.title} file={file} wide={showTable} {...(hint !== undefined && { hint })}>
      {!showTable && (
        <div className={styles.measure}>
          <label htmlFor={id}>{words.measure}</label>
          <select
            id={id}
            value={kind}
            onChange={({ target }) => setKind(workKinds.find((one) => one === target.value) ?? kind)}
          >
            {workKinds.map((one) => (
              <option key={one} value={one}>
                {names[one]}
              </option>
            ))}
          </select>
        </div>
      )}
      <PlotWithTable table={table} showTable={showTable}>
        <RowPlot
          name={names[kind]}
          rows={rows.map(({ label, ...work }) => ({ label, value: work[kind], text: figure(work[kind], locale) }))}
          {...(median &&
            rows.length > 1 && {
              mark: { value: median[kind], name: `${words.medianMark}, ${figure(median[kind], locale)}` },
            })}
        />
      </PlotWithTable>
      {(kind === 'completed' || kind === 'refused' || showTable) && <p className="hint">{words.resultsHelp}</p>}
    </ReportCard>
  )
}
