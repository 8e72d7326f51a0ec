import type { ReportTable } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { Icon } from '../../components/icon.tsx'
import { buttonClass } from '../../components/button.tsx'
import { BareTable, TableOf } from './table-of.tsx'
import styles from './reports.module.css'
import { useReportWords } from './words.ts'

interface ReportCardProps {
  title: string
  hint?: string
  /** Address of the table as a file. */
  file?: string
  wide?: boolean
  children: ReactNode
}

/** A section of a report with its title and a link to its table as a file. */
export function ReportCard({ title, hint, file, wide = false, children }: ReportCardProps) {
  const words = useReportWords()
  return (
    <section className={wide ? `${styles.card} ${styles.wide}` : styles.card} aria-label={title}>
      <div className={styles.cardHead}>
        <div>
          <h2>{title}</h2>
          {hint !== undefined && <p className="hint">{hint}</p>}
        </div>
        {file !== undefined && (
          <a className={buttonClass({ kind: 'plain' })} href={file} download aria-label={words.saveTable(title)}>
            <Icon name="download" />
            {words.csv}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}

/** A plot and its table: shown to everybody on request, and always available to screen readers. */
export function PlotWithTable({
  table,
  showTable,
  children,
}: {
  table: ReportTable
  showTable: boolean
  children: ReactNode
}) {
  if (showTable) return <TableOf table={table} />
  return (
    <>
      <div className={styles.plot} aria-hidden="true">
        {children}
      </div>
      <div className="unseen">
        <BareTable table={table} />
      </div>
    </>
  )
}
