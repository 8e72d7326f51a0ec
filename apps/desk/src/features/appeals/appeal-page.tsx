import { isUnderWay, type Appeal } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { AppealState } from '../../components/appeal-state.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { useHasDraft } from '../../lib/drafts.ts'
import { takeLostFocus } from '../../lib/focus.ts'
import { onPlainPress } from '../../lib/press.ts'
import { AppealEvents } from './appeal-events.tsx'
import { AppealFacts } from './appeal-facts.tsx'
import { AppealMarks } from './appeal-marks.tsx'
import styles from './appeal-page.module.css'
import { AppealSteps } from './appeal-steps.tsx'
import { AttachedList } from './attached-list.tsx'
import { CorrectionForm, correctionDraft, type CorrectedField } from './correction-form.tsx'
import { DocumentTicks } from './document-ticks.tsx'
import { DueState } from './due-state.tsx'
import { appealQuery } from './queries.ts'
import { useAppealWords } from './words.ts'

interface AppealPageProps {
  id: string
  /** Field at which the correction form opens. */
  correct: CorrectedField | undefined
  onCorrect: (field: CorrectedField | undefined) => void
  /** Whether dates may be corrected: not by those whose own work they measure. */
  mayDates: boolean
  /** Address of a copy, for those who may see it. */
  hrefOfCopy: ((id: string) => string) | undefined
  back: { href: string; go: () => void }
}

/** One appeal: where it stands and what to do next, what is known of it, and everything that happened to it. */
export function AppealPage({ id, back, ...rest }: AppealPageProps) {
  const words = useAppealWords()
  const { data: appeal, error, isError, refetch } = useQuery(appealQuery(id))
  return (
    <div className={styles.page}>
      <TabTitle page={appeal?.number ?? words.journal.title} />
      <a className={styles.back} href={back.href} onClick={onPlainPress(back.go)}>
        <Icon name="chevron-left" />
        {words.appeal.back}
      </a>
      {appeal === undefined ? (
        isError ? (
          <>
            <h1 className="unseen">{words.journal.title}</h1>
            <ProblemNote title={words.appeal.failed} error={error} onRetry={() => void refetch()} />
          </>
        ) : (
          <p aria-busy="true" />
        )
      ) : (
        <Opened {...rest} appeal={appeal} />
      )}
    </div>
  )
}

function Opened({
  appeal,
  correct: asked,
  onCorrect,
  mayDates,
  hrefOfCopy,
}: Omit<AppealPageProps, 'id' | 'back'> & { appeal: Appeal }) {
  const words = useAppealWords()
  const [doing, setDoing] = useState(false)
  // A correction that was left half-way is open again.
  const isBegun = useHasDraft(correctionDraft(appeal.id))
  const correct = asked ?? (isBegun ? 'service' : undefined)
  const correcting = correct !== undefined && appeal.allowed.includes('corrected')
  const title = useRef<HTMLHeadingElement>(null)
  const corrections = useRef<HTMLButtonElement>(null)
  const corrected = useRef(correcting)

  // Opened from a list that is gone, it begins here; the form of corrections leads back to its button.
  useEffect(() => {
    takeLostFocus(corrected.current ? corrections.current : title.current)
    corrected.current = correcting
  }, [correcting])

  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 ref={title} tabIndex={-1}>
            {appeal.number}
          </h1>
          <p className={styles.service}>
            {appeal.service?.code !== undefined && <span className="num quiet">{appeal.service.code} </span>}
            {appeal.service?.name ?? words.noService}
          </p>
        </div>
        <p className={styles.state}>
          <AppealState status={appeal.status} />
          {isUnderWay(appeal.status) && appeal.deadlineOn !== undefined && <DueState appeal={appeal} />}
          {appeal.status === 'completed' && appeal.issuedAt === undefined && !appeal.isConsultation && (
            <span className="state tone-wait">
              <Icon name="hourglass" />
              {words.appeal.toIssue}
            </span>
          )}
          <AppealMarks appeal={appeal} />
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          {correcting ? (
            <CorrectionForm
              key={appeal.id}
              appeal={appeal}
              field={correct}
              mayDates={mayDates}
              onDone={() => onCorrect(undefined)}
            />
          ) : (
            <AppealSteps appeal={appeal} onDoing={setDoing} />
          )}
          {!correcting && (
            <section className={styles.card} aria-labelledby="facts">
              <header className={styles.title}>
                <h2 id="facts">{words.appeal.facts}</h2>
                {appeal.allowed.includes('corrected') && !doing && (
                  <Button ref={corrections} kind="plain" onClick={() => onCorrect('service')}>
                    <Icon name="pencil" />
                    {words.steps.do.corrected}
                  </Button>
                )}
              </header>
              <AppealFacts appeal={appeal} />
            </section>
          )}
          <section className={styles.card} aria-labelledby="attached">
            <header className={styles.title}>
              <h2 id="attached">{words.appeal.attached}</h2>
            </header>
            {appeal.documents.length > 0 && (
              <div className={styles.ticks}>
                <DocumentTicks documents={appeal.documents} />
              </div>
            )}
            <AttachedList appeal={appeal} hrefOfCopy={hrefOfCopy} />
          </section>
        </div>
        <section className={`${styles.card} ${styles.side}`} aria-labelledby="events">
          <header className={styles.title}>
            <h2 id="events">{words.events.title}</h2>
          </header>
          <AppealEvents events={appeal.events} />
        </section>
      </div>
    </>
  )
}
