import { scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { Legend } from './bar-plot.tsx'
import styles from './plots.module.css'

export interface RowPlotProps {
  rows: { label: string; value: number; text: string }[]
  /** A line across all rows, with its name. */
  mark?: { value: number; name: string }
  /** What the bars mean, shown only when there is also a line. */
  name?: string
}

/** Counts by name: full name, bar, number. The order of the rows is kept. */
export function RowPlot({ rows, mark, name = '' }: RowPlotProps) {
  const x = scaleLinear({
    domain: [0, Math.max(1, mark?.value ?? 0, ...rows.map(({ value }) => value))],
    range: [0, 100],
  })
  const at = mark && `${x(mark.value)}%`
  return (
    <figure className={styles.figure}>
      <div className={styles.rows}>
        {rows.map(({ label, value, text }) => (
          <div key={label} className={styles.row}>
            <span className={styles.label}>{label}</span>
            <svg className={styles.track}>
              <Bar className={styles.solid} x={0} y="20%" height="60%" width={`${x(value)}%`} />
              {at !== undefined && <line className={styles.mark} x1={at} x2={at} y1="0" y2="100%" />}
            </svg>
            <span className={`num ${styles.value}`}>{text}</span>
          </div>
        ))}
      </div>
      {mark && (
        <Legend
          series={[
            { name, look: 'solid' },
            { name: mark.name, look: 'mark' },
          ]}
        />
      )}
    </figure>
  )
}
