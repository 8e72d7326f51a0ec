import { isUnderWay, type Appeal } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { AppealState } from '../../components/appeal-state.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { useHasDraft } from '../../lib/drafts.ts'
import { moveLostFocus } from '../../lib/focus.ts'
import { onPlainClick } from '../../lib/press.ts'
import { AppealEvents } from './appeal-events.tsx'
import { AppealFacts } from './appeal-facts.tsx'
import { AppealMarks } from './appeal-marks.tsx'
import styles from './appeal-page.module.css'
import { AppealActions } from './appeal-actions.tsx'
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
  /** Whether dates may be corrected. Not allowed for those whose work is measured by these dates. */
  mayDates: boolean
  /** Address of a copy, if the reader may open it. */
  hrefOfCopy: ((id: string) => string) | undefined
  back: { href: string; go: () => void }
}

/** One appeal: its status, the next action, its facts and its journal. */
export function AppealPage({ id, back, ...rest }: AppealPageProps) {
  const words = useAppealWords()
  const { data: appeal, error, isError, refetch } = useQuery(appealQuery(id))
  return (
    <div className={styles.page}>
      <TabTitle page={appeal?.number ?? words.journal.title} />
      <a className={styles.back} href={back.href} onClick={onPlainClick(back.go)}>
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
        <OpenedAppeal {...rest} appeal={appeal} />
      )}
    </div>
  )
}

function OpenedAppeal({
  appeal,
  correct: asked,
  onCorrect,
  mayDates,
  hrefOfCopy,
}: Omit<AppealPageProps, 'id' | 'back'> & { appeal: Appeal }) {
  const words = useAppealWords()
  const [isActionOpen, setIsActionOpen] = useState(false)
  // An unfinished correction is opened again.
  const hasUnsavedCorrection = useHasDraft(correctionDraft(appeal.id))
  const correct = asked ?? (hasUnsavedCorrection ? 'service' : undefined)
  const correcting = correct !== undefined && appeal.allowed.includes('corrected')
  const title = useRef<HTMLHeadingElement>(null)
  const corrections = useRef<HTMLButtonElement>(null)
  const corrected = useRef(correcting)

  // Opened from a list that is no longer on the page, the focus starts here; the correction form returns it to its
  // button.
  useEffect(() => {
    moveLostFocus(corrected.current ? corrections.current : title.current)
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
            <AppealActions appeal={appeal} onFormOpen={setIsActionOpen} />
          )}
          {!correcting && (
            <section className={styles.card} aria-labelledby="facts">
              <header className={styles.title}>
                <h2 id="facts">{words.appeal.facts}</h2>
                {appeal.allowed.includes('corrected') && !isActionOpen && (
                  <Button ref={corrections} kind="plain" onClick={() => onCorrect('service')}>
                    <Icon name="pencil" />
                    {words.actions.do.corrected}
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
