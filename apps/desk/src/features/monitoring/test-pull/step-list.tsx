import type { TestPull, TestPullStep } from '@diia-desk/contract'
import { Icon, type IconName } from '../../../components/icon.tsx'
import { stepLine, type TestedStep } from './step-text.ts'
import styles from './test-pull.module.css'
import { useTestPullWords } from './words.ts'

const icons: Record<TestedStep['outcome'], IconName> = {
  ok: 'check',
  failed: 'x',
  warning: 'triangle-alert',
  'not-tried': 'minus',
}

interface StepListProps {
  found: TestPull
  chosen: TestPullStep | undefined
  onChoose: (step: TestPullStep) => void
}

/** The steps in the order of their dependencies; a step that could not be tried is hollow, not red. */
export function StepList({ found, chosen, onChoose }: StepListProps) {
  const words = useTestPullWords()
  return (
    <ol className={styles.chain} aria-label={words.steps}>
      {found.steps.map((step) => (
        <Link
          key={step.step}
          step={step}
          line={stepLine(step, found, words)}
          chosen={step.step === chosen}
          onChoose={onChoose}
        />
      ))}
    </ol>
  )
}

function Link({
  step: { step, outcome, tookMs },
  line,
  chosen,
  onChoose,
}: { step: TestedStep; line: string; chosen: boolean } & Pick<StepListProps, 'onChoose'>) {
  const words = useTestPullWords()
  return (
    <li className={`${styles.link} ${styles[outcome]}`}>
      <button type="button" aria-current={chosen ? 'true' : undefined} onClick={() => onChoose(step)}>
        <span className={styles.node}>
          <Icon name={icons[outcome]} />
        </span>
        <span className={styles.text}>
          <b>{words.step[step].name}</b>
          <span>{line}</span>
        </span>
        <span className={styles.end}>
          <span className={styles.word}>{words.outcome[outcome]}</span>
          {outcome !== 'not-tried' && <span className="num hint">{words.took(tookMs)}</span>}
        </span>
      </button>
    </li>
  )
}
