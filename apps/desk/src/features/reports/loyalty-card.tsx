import type { QuarterReport } from '@diia-desk/contract'
import { Suspense } from 'react'
import { Icon } from '../../components/icon.tsx'
import { usePreferences } from '../../lib/preferences.ts'
import { figure } from './numbers.ts'
import { RowPlot } from './plots/index.ts'
import { ReportCard } from './report-card.tsx'
import styles from './reports.module.css'
import { useReportWords, useTableWords } from './words.ts'

/** The loyalty index from −100 to +100 and the ratings it is computed from. */
export function LoyaltyCard({ loyalty }: { loyalty: QuarterReport['loyalty'] }) {
  const words = useReportWords()
  const names = useTableWords()
  const { locale } = usePreferences()
  const { index, ratings, supporters, neutral, critics, supportersFrom, criticsUpTo } = loyalty
  const between = [criticsUpTo + 1, supportersFrom - 1]
  const groups = [
    { label: words.group(names.supporters, `${supportersFrom}–10`), value: supporters },
    ...(between[0] !== undefined && between[1] !== undefined && between[0] <= between[1]
      ? [
          {
            label: words.group(
              names.neutral,
              between[0] === between[1] ? String(between[0]) : `${between[0]}–${between[1]}`,
            ),
            value: neutral,
          },
        ]
      : []),
    { label: words.group(names.critics, `0–${criticsUpTo}`), value: critics },
  ]
  return (
    <ReportCard title={words.loyalty} hint={words.loyaltyHelp(supportersFrom, criticsUpTo)}>
      {index === undefined ? (
        <p className="quiet">{words.noRatings}</p>
      ) : (
        <>
          <p className={styles.index}>
            <b className="num">{index > 0 ? `+${index}` : String(index).replace('-', '−')}</b>
            <span className="num quiet">
              {names.ratings}: {figure(ratings, locale)}
            </span>
          </p>
          <Suspense>
            <RowPlot rows={groups.map(({ label, value }) => ({ label, value, text: figure(value, locale) }))} />
          </Suspense>
          {loyalty.few && (
            <p className={styles.attention}>
              <Icon name="triangle-alert" />
              {words.fewRatings(ratings)}
            </p>
          )}
        </>
      )}
    </ReportCard>
  )
}
