import type { CodeInput, TodayItem } from '@diia-desk/contract'
import { groupDigits } from '@diia-desk/contract'
import { useEffect, useState, type ReactNode } from 'react'
import { Button, Key } from '../../components/button.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { EndIcon, OutcomeIcon } from '../../components/outcome-icon.tsx'
import { PhraseForVisitor } from '../../components/phrase-for-visitor.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockTime } from '../../lib/format.ts'
import styles from './idle-stages.module.css'
import type { NotSent, Submission } from './stage.ts'
import { useCodeWords } from './words.ts'

interface IdleProps {
  /** What the stage showed before another code was begun. */
  former: TodayItem | undefined
  actions: ReactNode
  /** A notice about unfinished work. */
  children: ReactNode
}

/** Ready for a code: what to ask the visitor, and the ways to enter a code. */
export function Idle({ former, actions, children }: IdleProps) {
  const { idle: words, today } = useCodeWords()
  const ways: [IconName, string, string][] = [
    ['camera', words.camera, words.cameraHow],
    ['scan-barcode', words.scanner, words.scannerHow],
    ['keyboard', words.digits, words.digitsHow],
    ['clipboard-paste', words.link, words.linkHow],
  ]
  return (
    <StageBox
      tone="idle"
      facts={[former && words.former(resultOf(former), clockTime(timeOf(former)))]}
      actions={actions}
    >
      {children}
      <OutcomeIcon name="scan" />
      <StageWord>{words.word}</StageWord>
      <StageLead>{words.lead}</StageLead>
      <ol className={styles.how}>
        {ways.map(([icon, way, how]) => (
          <li key={way}>
            <Icon name={icon} />
            <b>{way}</b>
            <span>{how}</span>
          </li>
        ))}
      </ol>
    </StageBox>
  )

  function resultOf(item: TodayItem): string {
    const word =
      item.kind === 'validation' ? today.validation[item.validation.outcome] : today.request[item.request.state]
    return word.charAt(0).toLowerCase() + word.slice(1)
  }
}

function timeOf(item: TodayItem): string {
  return item.kind === 'validation' ? item.validation.checkedAt : item.request.changedAt
}

/** The code is being sent. Leaving this screen does not cancel the request: its result appears in the list. */
export function Asking({ submission, onCancel }: { submission: Submission; onCancel: () => void }) {
  const words = useCodeWords().asking
  const common = useCommonWords()
  const slow = useSlow(submission)
  useStageAnnouncement(words.word, 'status', submission.at)
  return (
    <StageBox
      tone="wait"
      facts={[
        submission.code.kind === 'barcode' ? words.code(groupDigits(submission.code.value)) : words.qr,
        common.input[submission.input],
      ]}
      actions={
        <Button large onClick={onCancel}>
          {words.cancel} <Key>Esc</Key>
        </Button>
      }
    >
      <p className={styles.kicker}>{words.kicker[submission.mode]}</p>
      <StageWord>{words.word}</StageWord>
      <StageLead>{slow ? words.slow : words.lead}</StageLead>
      <div className={styles.progress} aria-hidden="true">
        <span />
      </div>
    </StageBox>
  )
}

function useSlow(submission: Submission): boolean {
  const [slow, setSlow] = useState<Submission>()
  useEffect(() => {
    const timer = setTimeout(() => setSlow(submission), 3000)
    return () => clearTimeout(timer)
  }, [submission])
  return slow === submission
}

interface CodeNotSentProps {
  why: NotSent
  input: CodeInput
  /** Notice about unfinished work, above the heading. */
  notice: ReactNode
  show: number
  /** Button to continue an appeal that was begun; false if there is none. */
  resume: ReactNode
  onNext: () => void
}

/** The text that was read is not a code of Diia; nothing was sent. */
export function CodeNotSent({ why, input, notice, show, resume, onNext }: CodeNotSentProps) {
  const text = useCodeWords().notSent[why]
  const common = useCommonWords()
  useStageAnnouncement(`${text.word}. ${text.reason}.`, 'status', show)
  return (
    <StageBox
      tone="end"
      facts={[common.input[input]]}
      actions={
        <>
          <NextVisitor onNext={onNext} orNewCode={resume === false} />
          {resume}
        </>
      }
    >
      {notice}
      <EndIcon icon="ban" />
      <StageWord>{text.word}</StageWord>
      <StageReason>{text.reason}</StageReason>
      {text.help !== undefined && <StageLead>{text.help}</StageLead>}
      <PhraseForVisitor>{text.say}</PhraseForVisitor>
    </StageBox>
  )
}
