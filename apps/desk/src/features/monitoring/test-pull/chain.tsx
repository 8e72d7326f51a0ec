import type { TestPull, TestPullStep } from '@diia-desk/contract'
import { Icon, type IconName } from '../../../components/icon.tsx'
import styles from './test-pull.module.css'
import { useTestPullWords } from './words.ts'

type Step = TestPull['steps'][number]

const signs: Record<Step['outcome'], IconName> = { ok: 'check', failed: 'x', warning: 'triangle-alert', 'not-tried': 'minus' }

/** The steps in the order in which they depend on each other; what could not be tried is hollow, not red. */
export function Chain({ steps, chosen, onChoose }: { steps: readonly Step[]; chosen: TestPullStep | undefined; onChoose: (step: TestPullStep) => void }) {
  const words = useTestPullWords()
  return (
    <ol className={styles.chain} aria-label={words.steps}>
      {steps.map(({ step, outcome, finding, fact, tookMs }) => (
        <li key={step} className={`${styles.link} ${styles[outcome]}`}>
          <button type="button" aria-current={step === chosen ? 'true' : undefined} onClick={() => onChoose(step)}>
            <span className={styles.node}><Icon name={signs[outcome]} /></span>
            <span className={styles.text}>
              <b>{words.step[step].name}</b>
              <span>{outcome === 'not-tried' ? words.notTried : finding ? words.finding[finding].what : outcome === 'ok' ? words.step[step].ok : words.unnamed.what}{outcome === 'ok' && fact !== undefined && ` · ${fact}`}</span>
            </span>
            <span className={styles.end}><span className={styles.word}>{words.outcome[outcome]}</span>{outcome !== 'not-tried' && <span className="num hint">{words.took(tookMs)}</span>}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
