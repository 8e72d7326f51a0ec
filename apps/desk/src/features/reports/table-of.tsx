import type { ReportTable } from '@diia-desk/contract'
import { useRef } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { figure } from './numbers.ts'
import styles from './reports.module.css'
import { useOverflow } from './use-overflow.ts'

/** A table of a report. A table wider than the page scrolls in its own box, also with the keyboard. */
export function TableOf({ table }: { table: ReportTable }) {
  const box = useRef<HTMLDivElement>(null)
  const scrolls = useOverflow(box)
  return (
    <div
      ref={box}
      className={styles.scroll}
      {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': table.title })}
    >
      <BareTable table={table} />
    </div>
  )
}

/** The table without a focusable box. */
export function BareTable({ table }: { table: ReportTable }) {
  const { locale } = usePreferences()
  const isNumber = (index: number) => table.rows.some((row) => typeof row[index] === 'number')
  return (
    <table className={styles.table}>
      <caption className="unseen">{table.title}</caption>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <th key={column} scope="col" className={isNumber(index) ? styles.right : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          // Rows have no id and never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={index}>
            {row.map((cell, column) => {
              const text = cell === undefined ? '–' : typeof cell === 'number' ? figure(cell, locale) : cell
              const heads = column === 0 && typeof cell === 'string'
              const look = isNumber(column) ? `num ${styles.right}` : undefined
              return heads ? (
                <th key={table.columns[column]} scope="row" className={look}>
                  {text}
                </th>
              ) : (
                <td key={table.columns[column]} className={look}>
                  {text}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
