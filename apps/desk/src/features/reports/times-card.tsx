import type { DayReport, Spread } from '@diia-desk/contract'
import { usePreferences } from '../../lib/preferences.ts'
import { duration, figure } from './numbers.ts'
import { ReportCard } from './report-card.tsx'
import { TableOf } from './table-of.tsx'
import { useReportWords } from './words.ts'

/** Length of a unit in seconds. */
const units = { answer: 0.001, copy: 1, result: 60 } as const

export function TimesCard({ report: { figures, before }, wide }: { report: DayReport; wide: boolean }) {
  const words = useReportWords()
  const { locale } = usePreferences()
  const shown = (spread: Spread, which: 'median' | 'nineOfTen', unit: number) => {
    const value = spread[which]
    return value === undefined ? words.notMeasured : duration(value * unit, words.duration, locale)
  }
  const rows = (['answer', 'copy', 'result'] as const).map((name) => [
    `${words.timesOf[name][0]}: ${words.timesOf[name][1]}`,
    shown(figures[name], 'median', units[name]),
    shown(figures[name], 'nineOfTen', units[name]),
    shown(before[name], 'median', units[name]),
    figure(figures[name].count, locale),
  ])
  return (
    <ReportCard title={words.times} hint={words.timesHelp} wide={wide}>
      <TableOf
        table={{
          name: 'times',
          title: words.times,
          columns: [words.what, words.median, words.nineOfTen, words.medianBefore, words.measured],
          rows,
        }}
      />
    </ReportCard>
  )
}
