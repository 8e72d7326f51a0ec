import type { QuarterQuery } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Button, buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { now } from '../../lib/clock.ts'
import { isoDay } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { LoyaltyCard } from './loyalty-card.tsx'
import { periodText, quarterOf, shiftQuarter } from './periods.ts'
import { QuarterAnswersCard } from './quarter-answers-card.tsx'
import { QuarterFigures } from './quarter-figures.tsx'
import { quarterFile, quarterReportQuery } from './queries.ts'
import styles from './reports.module.css'
import { useReportWords } from './words.ts'

/** The quarterly report for the state, counted from the journal of appeals as far as possible. */
export function QuarterPage({
  quarter: chosen,
  onQuarter,
}: {
  quarter: QuarterQuery | undefined
  onQuarter: (quarter: QuarterQuery) => void
}) {
  const words = useReportWords()
  const { locale } = usePreferences()
  const current = quarterOf(isoDay(now()))
  const quarter = chosen ?? current
  const report = useQuery(quarterReportQuery(quarter))
  const isLast = quarter.year * 4 + quarter.quarter >= current.year * 4 + current.quarter
  return (
    <div className={styles.page}>
      <TabTitle page={words.quarter} />
      <header className={styles.head}>
        <div>
          <h1>{words.quarter}</h1>
          <p className="quiet">{words.quarterHelp}</p>
        </div>
        <div className={styles.quarterChooser}>
          <Button
            kind="icon"
            aria-label={words.earlierQuarter}
            title={words.earlierQuarter}
            onClick={() => onQuarter(shiftQuarter(quarter, -1))}
          >
            <Icon name="chevron-left" />
          </Button>
          <output className={`num ${styles.quarterName}`}>
            <b>{words.quarterName(quarter.quarter, quarter.year)}</b>
            {report.data && <span className="quiet">{periodText(report.data)}</span>}
          </output>
          <Button
            kind="icon"
            aria-label={words.laterQuarter}
            title={words.laterQuarter}
            disabled={isLast}
            onClick={() => onQuarter(shiftQuarter(quarter, 1))}
          >
            <Icon name="chevron-right" />
          </Button>
        </div>
      </header>
      {report.isPending && (
        <p className="quiet" aria-busy="true">
          {words.loading}
        </p>
      )}
      {report.isError && !report.data && (
        <ProblemNote title={words.failed} error={report.error} onRetry={() => void report.refetch()} />
      )}
      {report.data && (
        <>
          <div className={styles.tools}>
            <p className="quiet">
              {report.data.centre.code === undefined
                ? report.data.centre.name
                : words.centre(report.data.centre.name, report.data.centre.code)}
            </p>
            <Link className={buttonClass({})} to="/day">
              {words.toDay}
            </Link>
            <a
              className={buttonClass({})}
              href={quarterFile('csv', quarter, locale, 'quarter')}
              download
              aria-label={words.saveTable(words.quarter)}
            >
              <Icon name="download" />
              {words.csv}
            </a>
            <a className={buttonClass({})} href={quarterFile('xlsx', quarter, locale)} download>
              <Icon name="download" />
              {words.saveAll}
            </a>
          </div>
          {report.data.running && (
            <Note tone="info" icon="hourglass">
              <p>{words.running}</p>
            </Note>
          )}
          <div className={styles.quarter}>
            <QuarterFigures report={report.data} />
            <div className={styles.aside}>
              <QuarterAnswersCard key={`${report.data.year}-${report.data.quarter}`} report={report.data} />
              <LoyaltyCard loyalty={report.data.loyalty} />
            </div>
          </div>
        </>
      )}
    </div>
  )
}
