import type { TestPull } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../../components/announcer.tsx'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { now } from '../../../lib/clock.ts'
import { moveLostFocus } from '../../../lib/focus.ts'
import { isoDay } from '../../../lib/format.ts'
import { quickPeriod } from '../../../lib/periods.ts'
import { dayText } from '../moment.ts'
import { testPullMutation } from '../queries.ts'
import { StepList } from './step-list.tsx'
import { stepLine, reportOf, verdictOf, firstProblem } from './step-text.ts'
import { StepExplained } from './step-explained.tsx'
import styles from './test-pull.module.css'
import { useTestPullWords } from './words.ts'

/** Makes a pull as eRepository would and shows the result of each step. */
export function TestPullSection({ mayRun }: { mayRun: boolean }) {
  const words = useTestPullWords()
  const test = useMutation(testPullMutation(useQueryClient()))
  // A whole month: on the first morning of a month there is nothing of today yet.
  const period = quickPeriod(isoDay(now()).endsWith('-01') ? 'last-month' : 'month', isoDay(now()))
  const [chosen, choose] = useState<string>()
  const section = useRef<HTMLElement>(null)
  const found = test.data
  const step = found && (found.steps.find((one) => one.step === chosen) ?? firstProblem(found))

  useEffect(() => {
    if (!found) return
    announce(verdictOf(found, words))
    // The result is rendered below the visible part of the page.
    section.current?.scrollIntoView()
    // A disabled button loses the focus.
    moveLostFocus(section.current?.querySelector('h2'), { preventScroll: true })
    // A change of language must not announce the same result again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [found])

  function run() {
    choose(undefined)
    test.mutate(period)
  }

  return (
    <section id="test" ref={section} className={styles.test} aria-labelledby="test-heading" aria-busy={test.isPending}>
      <header className={styles.head}>
        <div>
          <h2 id="test-heading" tabIndex={-1}>
            {words.heading}
          </h2>
          <p className={found ? `state ${tones[firstProblem(found)?.outcome ?? 'ok']}` : 'quiet'}>
            {found ? verdictOf(found, words) : words.lead}
          </p>
        </div>
        {mayRun ? (
          <div className={styles.run}>
            <Button disabled={test.isPending} onClick={run}>
              <Icon name="refresh-cw" />
              {test.isPending ? words.running : found ? words.again : words.run}
            </Button>
            <span className="hint num">{words.period(dayText(period.from, now()), dayText(period.to, now()))}</span>
          </div>
        ) : (
          <p className="hint">{words.managerOnly}</p>
        )}
      </header>
      {test.isError && <ProblemNote title={words.failed} error={test.error} />}
      {found && (
        <div className={styles.columns}>
          <StepList found={found} chosen={step?.step} onChoose={choose} />
          {step && <StepExplained step={step} line={stepLine(step, found, words)} report={reportOf(found, words)} />}
        </div>
      )}
    </section>
  )
}

const tones: Record<TestPull['steps'][number]['outcome'], string> = {
  ok: 'tone-ok',
  failed: 'tone-no',
  warning: 'tone-warn',
  'not-tried': 'quiet',
}
