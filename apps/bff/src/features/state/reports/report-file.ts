// Tables as files. Visitors type nothing in them, but names of services and clerks are typed by somebody, so no text
// cell may be executed as a formula.
import type { ReportTable } from '@diia-desk/contract'
import { stringify } from 'csv-stringify/sync'

/** CSV that a spreadsheet with Ukrainian settings opens by a double click: BOM, semicolons, decimal comma. */
export function toCsv({ columns, rows }: ReportTable): string {
  return stringify([columns, ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (value) => String(value).replace('.', ',') },
  })
}

/** One sheet for each table. Text stays text, whatever it begins with: only cells of type formula are formulas. */
export async function toXlsx(tables: ReportTable[]): Promise<Buffer> {
  // Loaded with the first workbook instead of at each start: on most days nobody needs one.
  const { default: writeXlsx } = await import('write-excel-file/node')
  return await writeXlsx(
    tables.map(({ title, columns, rows }) => ({
      sheet: sheetName(title),
      stickyRowsCount: 1,
      columns: columns.map((column, index) => ({
        width: Math.min(60, Math.max(8, column.length, ...rows.map((row) => String(row[index] ?? '').length)) + 2),
      })),
      data: [
        columns.map((column) => ({ value: column, fontWeight: 'bold' as const })),
        ...rows.map((row) =>
          row.map((cell) =>
            cell === undefined
              ? null
              : typeof cell === 'number'
                ? { value: cell, type: Number }
                : { value: cell, type: String },
          ),
        ),
      ],
    })),
  ).toBuffer()
}

/** Names of sheets have at most 31 characters, and some characters are forbidden. */
function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)
}
