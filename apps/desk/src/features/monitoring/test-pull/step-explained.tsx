import { Button } from '../../../components/button.tsx'
import { useCopy } from '../../../components/facts.tsx'
import { Icon, type IconName } from '../../../components/icon.tsx'
import { factText, type TestedStep } from './step-text.ts'
import styles from './test-pull.module.css'
import { useTestPullWords } from './words.ts'

const icons: Record<TestedStep['outcome'], [icon: IconName, tone: string]> = {
  ok: ['circle-check', 'tone-ok'],
  failed: ['circle-x', 'tone-no'],
  warning: ['triangle-alert', 'tone-warn'],
  'not-tried': ['circle-dashed', 'quiet'],
}

/** One step: what happened, what it means and what to do. */
export function StepExplained({
  step: { step, outcome, finding, fact },
  line,
  report,
}: {
  step: TestedStep
  line: string
  report: string
}) {
  const words = useTestPullWords()
  const { done, copy } = useCopy()
  const faulty = outcome === 'failed' || outcome === 'warning'
  const met = faulty ? (finding ? words.finding[finding] : words.unnamed) : finding && words.finding[finding]
  return (
    <section className={styles.why} aria-label={words.step[step].name}>
      <p className={`state ${icons[outcome][1]}`}>
        <Icon name={icons[outcome][0]} />
        {words.outcome[outcome]}
      </p>
      <h3>{words.step[step].name}</h3>
      {met ? (
        <dl>
          <dt>{words.what}</dt>
          <dd>{met.what}</dd>
          {fact !== undefined && (
            <>
              <dt>{words.met}</dt>
              <dd>
                <code translate="no">{factText(fact)}</code>
              </dd>
            </>
          )}
          <dt>{words.means}</dt>
          <dd>{met.means}</dd>
          <dt>{words.act}</dt>
          <dd>
            <ol>
              {met.act.map((act) => (
                <li key={act}>{act}</li>
              ))}
            </ol>
          </dd>
        </dl>
      ) : (
        <p>{line}.</p>
      )}
      <Button kind="plain" onClick={() => copy(report, words.copied)}>
        <Icon name={done ? 'check' : 'copy'} />
        {words.copy}
      </Button>
    </section>
  )
}
