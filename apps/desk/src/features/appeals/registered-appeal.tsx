import { isUnderWay, paths, writtenDay, type Appeal, type AppealChange } from '@diia-desk/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import { AppealState } from '../../components/appeal-state.tsx'
import { announce } from '../../components/announcer.tsx'
import { Button, buttonClass, Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { StageBox, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { moveLostFocus } from '../../lib/focus.ts'
import { clockSeconds } from '../../lib/format.ts'
import { onPlainClick, usePageKeys } from '../../lib/press.ts'
import { printPdf } from '../../lib/print-pdf.ts'
import { withTabSession } from '../../lib/tab-session.ts'
import { AppealMarks } from './appeal-marks.tsx'
import { DocumentTicks } from './document-ticks.tsx'
import { appealQuery, changeMutation } from './queries.ts'
import styles from './registered-appeal.module.css'
import { termOf } from './terms.ts'
import { useAppealWords } from './words.ts'

interface RegisteredAppealProps {
  id: string
  hrefOf: (id: string) => string
  onOpen: (id: string) => void
  onAnother: () => void
  onNext: () => void
}

/**
 * The appeal that was registered just now: its number, which documents are missing, and the actions that are possible
 * at once.
 */
export function RegisteredAppeal({ id, onNext, ...rest }: RegisteredAppealProps) {
  const words = useAppealWords().registered
  const { data: appeal, error, isError, refetch } = useQuery(appealQuery(id))
  const go = <NextVisitor onNext={onNext} />
  if (appeal === undefined)
    return (
      <StageBox tone="end" actions={go}>
        {isError ? (
          <ProblemNote title={words.failed} error={error} onRetry={() => void refetch()} />
        ) : (
          <p aria-busy="true" />
        )}
      </StageBox>
    )
  return <Registered {...rest} appeal={appeal} go={go} />
}

function Registered({
  appeal,
  go,
  hrefOf,
  onOpen,
  onAnother,
}: Pick<RegisteredAppealProps, 'hrefOf' | 'onOpen' | 'onAnother'> & { appeal: Appeal; go: ReactNode }) {
  const words = useAppealWords()
  const own = words.registered
  const change = useMutation(changeMutation(useQueryClient(), appeal.id))
  const act = (made: AppealChange, done: string) => change.mutate(made, { onSuccess: () => announce(done) })
  const word = useRef<HTMLHeadingElement>(null)
  // People often press a button twice. The result is shown in the place of the button, so that the second press does
  // not hit another button.
  const settled = appeal.status === 'completed'
  const completed = appeal.isConsultation ? own.consulted : own.provideNow
  const receipt = withTabSession(paths.appealReceipt(appeal.id))
  const attached = appeal.validations.length + appeal.documentRequests.length
  const term = termOf(appeal.variation, words)
  useStageAnnouncement(own.announced(appeal.number), 'status', appeal.id)
  // Ctrl+P prints the visitor's receipt; a print of the page itself is of no use. The physical key is compared, because
  // the letter depends on the keyboard layout.
  usePageKeys((event) =>
    event.code === 'KeyP' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      ? () => printPdf(receipt)
      : undefined,
  )

  // The form has disappeared together with its focus: Tab continues from here, first to the possible actions.
  useEffect(() => {
    moveLostFocus(word.current)
    // Runs for another appeal and after a button has disappeared: both may have had the focus.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [appeal.id, settled])

  return (
    <StageBox
      tone="end"
      facts={[own.at(clockSeconds(appeal.registeredAt)), attached > 0 ? own.attached(attached) : undefined]}
      actions={
        <>
          {go}
          <ReceiptButtons receipt={receipt} />
          {change.isError && <ProblemNote title={own.changeFailed} error={change.error} texts={words.changeProblem} />}
        </>
      }
    >
      <p className={styles.kicker}>
        <Icon name="clipboard-check" large />
        {own.kicker}
      </p>
      <StageWord ref={word}>{appeal.number}</StageWord>
      <StageReason>{appeal.service?.name ?? words.noService}</StageReason>
      <p className={styles.state}>
        <AppealState status={appeal.status} />
        {isUnderWay(appeal.status) && appeal.deadlineOn !== undefined && (
          <span className="num">
            {own.until(writtenDay(appeal.deadlineOn))}
            {term !== undefined && <span className="quiet"> ({term})</span>}
          </span>
        )}
        <AppealMarks appeal={appeal} />
      </p>
      {appeal.documents.length > 0 && (
        <section className={styles.documents} aria-label={words.documents.title}>
          <h2>{words.documents.title}</h2>
          <DocumentTicks documents={appeal.documents} />
        </section>
      )}
      <p className="quiet">{own.waits}</p>
      <div className={styles.more}>
        {settled && (
          <span className={styles.done}>
            <Icon name="check" />
            {completed}
          </span>
        )}
        {appeal.allowed.includes('completed') && (
          <Button
            kind="plain"
            disabled={change.isPending}
            onClick={() =>
              act({ kind: 'completed', ...(!appeal.isConsultation && { receivingChannel: appeal.channel }) }, completed)
            }
          >
            {completed}
          </Button>
        )}
        <OtherAppeals id={appeal.id} hrefOf={hrefOf} onOpen={onOpen} onAnother={onAnother} />
        {!settled && appeal.allowed.includes('corrected') && !appeal.isConsultation && (
          <Button
            kind="plain"
            disabled={change.isPending}
            onClick={() => act({ kind: 'corrected', isConsultation: true }, words.consultation)}
          >
            {own.wasConsultation}
          </Button>
        )}
      </div>
    </StageBox>
  )
}

function ReceiptButtons({ receipt }: { receipt: string }) {
  const words = useAppealWords().registered
  return (
    <span className={styles.print}>
      <Button large onClick={() => printPdf(receipt)}>
        <Icon name="printer" />
        {words.print} <Key>Ctrl+P</Key>
      </Button>
      <a
        className={buttonClass({ kind: 'icon' })}
        href={receipt}
        target="_blank"
        rel="noreferrer"
        aria-label={words.openReceipt}
        title={words.openReceipt}
      >
        <Icon name="external-link" />
      </a>
    </span>
  )
}

/** A new appeal, or the page of this one. */
function OtherAppeals({
  id,
  hrefOf,
  onOpen,
  onAnother,
}: Pick<RegisteredAppealProps, 'id' | 'hrefOf' | 'onOpen' | 'onAnother'>) {
  const words = useAppealWords().registered
  return (
    <>
      <Button kind="plain" onClick={onAnother}>
        {words.another} <Key>F9</Key>
      </Button>
      <a className={buttonClass({ kind: 'plain' })} href={hrefOf(id)} onClick={onPlainClick(() => onOpen(id))}>
        {words.open}
      </a>
    </>
  )
}

/** Above the outcome of a code: the appeal it belongs to and its documents. */
export function AppealStrip({ id, onShow }: { id: string; onShow: () => void }) {
  const words = useAppealWords()
  const { data: appeal } = useQuery(appealQuery(id))
  if (appeal === undefined) return null
  const here = appeal.documents.filter((document) => document.here).length
  return (
    <div className={styles.strip}>
      <Icon name="clipboard-check" />
      <p>
        <b>{words.strip.open(appeal.number)}</b>
        {appeal.documents.length > 0 && (
          <span className="num quiet"> · {words.documents.haveOf(here, appeal.documents.length)}</span>
        )}
      </p>
      <Button onClick={onShow}>{words.strip.go}</Button>
    </div>
  )
}
