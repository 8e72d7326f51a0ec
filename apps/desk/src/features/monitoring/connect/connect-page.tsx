import type { ExportState } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { useCommonWords } from '../../../lib/common-words.ts'
import { MonitoringFrame } from '../monitoring-frame.tsx'
import styles from '../monitoring.module.css'
import { exportStateQuery } from '../queries.ts'
import { TestPullSection } from '../test-pull/test-pull-section.tsx'
import { useTimeText } from '../use-time-text.ts'
import { CentreSection } from './centre-section.tsx'
import own from './connect-page.module.css'
import { ContractStep } from './contract-step.tsx'
import { EndpointFacts } from './endpoint-facts.tsx'
import { connectSteps, progressOf } from './progress.ts'
import { QuestionsSection } from './questions-section.tsx'
import { StepSection } from './step-section.tsx'
import { ValuesStep } from './values-step.tsx'
import { useConnectWords } from './words.ts'

/**
 * The five steps of the state's instruction with the values of this centre. `mayChange` is true for the administrator.
 */
export function ConnectPage({ mayChange }: { mayChange: boolean }) {
  const words = useConnectWords()
  const common = useCommonWords()
  const state = useQuery(exportStateQuery)
  useFocusOfAddress(state.data !== undefined)
  const progress = state.data && progressOf(state.data)
  const done = connectSteps.filter((step) => progress?.[step] === 'done').length
  return (
    <MonitoringFrame section="connect">
      <header className={styles.head}>
        <div>
          <h1>{words.heading}</h1>
          <p className="quiet">
            {progress && words.progress(done, connectSteps.length)} {!mayChange && words.readOnly}
          </p>
        </div>
      </header>
      {state.isPending && (
        <p className="quiet" aria-busy="true">
          {common.loading}
        </p>
      )}
      {state.isError && state.data === undefined && (
        <ProblemNote title={words.failed} error={state.error} onRetry={() => void state.refetch()} />
      )}
      {state.data && progress && (
        <>
          <div className={own.columns}>
            <ol className={own.steps} aria-label={words.steps}>
              <StepSection number={1} title={words.contract.title} mark={progress.contract}>
                <ContractStep />
              </StepSection>
              <StepSection number={2} title={words.endpoint.title} mark={progress.endpoint}>
                <EndpointFacts state={state.data} />
              </StepSection>
              <StepSection number={3} title={words.values.title} mark={progress.values}>
                <ValuesStep state={state.data} mayChange={mayChange} />
              </StepSection>
              <StepSection number={4} title={words.registering.title} mark={progress.registering}>
                <Registering state={state.data} />
              </StepSection>
              <StepSection number={5} title={words.first.title} mark={progress.first}>
                <FirstPull state={state.data} />
              </StepSection>
            </ol>
            <aside className={own.side}>
              <CentreSection mayChange={mayChange} />
              <QuestionsSection centre={state.data.centre.name} />
            </aside>
          </div>
          <TestPullSection mayRun={mayChange} />
        </>
      )}
    </MonitoringFrame>
  )
}

function Registering({ state: { credentials } }: { state: ExportState }) {
  const words = useConnectWords().registering
  const when = useTimeText()
  const seen = credentials
    .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
    .toSorted()
    .at(-1)
  return (
    <>
      <p>{words.text}</p>
      <p>
        <b>{seen === undefined ? words.notSeen : words.seen(when(seen))}</b>
      </p>
    </>
  )
}

function FirstPull({ state: { lastComplete } }: { state: ExportState }) {
  const words = useConnectWords().first
  const when = useTimeText()
  return (
    <>
      <p>{lastComplete === undefined ? words.notSeen : words.seen(when(lastComplete.startedAt))}</p>
      <p>
        <Link to="/monitoring/pulls">{words.log}</Link>
      </p>
    </>
  )
}

/**
 * Scrolls to the part that the address names, such as `/monitoring/connect#centre`, and focuses it; the router does
 * not.
 */
function useFocusOfAddress(ready: boolean): void {
  const { hash, key } = useLocation()
  useEffect(() => {
    if (!ready || hash === '') return
    const part = document.getElementById(hash.slice(1))
    part?.scrollIntoView()
    part?.querySelector<HTMLElement>('h2, h3')?.focus({ preventScroll: true })
    // With the location key as well, so that the same link works a second time.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [ready, hash, key])
}
