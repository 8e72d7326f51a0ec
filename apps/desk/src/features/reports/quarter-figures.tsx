import { figuresByService, type CountedFigure, type QuarterReport } from '@diia-desk/contract'
import { Icon } from '../../components/icon.tsx'
import { usePreferences } from '../../lib/preferences.ts'
import { figure } from './numbers.ts'
import { ReportCard } from './report-card.tsx'
import styles from './reports.module.css'
import { useReportWords, useTableWords } from './words.ts'

type Words = ReturnType<typeof useReportWords>

/** Each field under the state's own name, with its number and how it was counted. */
export function QuarterFigures({ report }: { report: QuarterReport }) {
  const words = useReportWords()
  const names = useTableWords()
  const { locale } = usePreferences()
  const { leftOut } = report
  return (
    <ReportCard title={words.figures} {...(report.refusalsCount && { hint: words.refusalsIn })}>
      <ul className={styles.figures}>
        {report.counted.map(({ name, value, services }) => (
          <li key={name}>
            <details>
              <summary>
                <span className={styles.figureName}>
                  {names.fields[name]}
                  <code>{name}</code>
                </span>
                <b className="num">{figure(value, locale)}</b>
                <span className="unseen">{words.how}</span>
                <Icon name="chevron-down" />
              </summary>
              <div className={styles.how}>
                <p>{counted(name, report, words)}</p>
                {services &&
                  (services.length === 0 ? (
                    <p>{words.noServices}</p>
                  ) : (
                    <>
                      <p className={styles.label}>{words.countedServices}</p>
                      <ul>
                        {services.map((service) => (
                          <li key={`${service.code ?? ''} ${service.name ?? ''}`}>
                            <span className="num quiet">{service.code ?? '–'}</span> {service.name ?? names.noService}{' '}
                            <b className="num">{figure(service.count, locale)}</b>
                          </li>
                        ))}
                      </ul>
                    </>
                  ))}
                <p className="quiet">{unknown(name, words)}</p>
                {services && <p className="quiet">{words.changeRules(report.rulesFile)}</p>}
              </div>
            </details>
          </li>
        ))}
      </ul>
      <p className={styles.leftOut}>
        <span className={styles.label}>{words.leftOut}</span>
        {(['consultations', 'refused', 'tests'] as const).map((name) => (
          <span key={name} className="num">
            {words.leftOutOf[name]}: <b>{figure(leftOut[name], locale)}</b>
          </span>
        ))}
      </p>
      {leftOut.withoutService > 0 && (
        <p className={styles.attention}>
          <Icon name="triangle-alert" />
          {words.withoutService(leftOut.withoutService)}
        </p>
      )}
    </ReportCard>
  )
}

const byService: readonly CountedFigure[] = figuresByService

function counted(name: CountedFigure, { loyalty }: QuarterReport, { counts }: Words): string {
  if (name === 'num_feedback_positive') return counts.num_feedback_positive(loyalty.supportersFrom)
  if (name === 'num_feedback_negative') return counts.num_feedback_negative(loyalty.criticsUpTo)
  if (name === 'num_total_services' || name === 'num_from_this_year_start' || name === 'num_feedback_total')
    return counts[name]
  return counts.num_services
}

function unknown(name: CountedFigure, { unknown: words }: Words): string {
  if (byService.includes(name)) return words.services
  return name.startsWith('num_feedback') ? words.feedback : words.total
}
