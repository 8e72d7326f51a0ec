import { codeLifetimeSeconds, supportNumber } from '@diia-desk/contract'
import { useEffect, useState, type ReactNode } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button, Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { OutcomeSign } from '../../components/outcome-sign.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { useComponentWords } from '../../components/words.ts'
import { useNow } from '../../lib/clock.ts'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds, minutesAndSeconds } from '../../lib/format.ts'
import type { ProblemError } from '../../lib/problem.ts'
import type { Submission } from './stage.ts'
import { useDeskWords } from './words.ts'

interface FailedProps {
  submission: Submission
  problem: ProblemError
  notice: ReactNode
  show: number
  /** How to go on with an appeal that was begun; false where none was. */
  resume: ReactNode
  /** Whether the server answers now. */
  isReachable: boolean
  onNext: () => void
  onRetry?: (() => void) | undefined
}

/** Whether the server was away since this is shown, and answers again. */
function useIsBack(isReachable: boolean): boolean {
  const [wasAway, setWasAway] = useState(!isReachable)
  if (!isReachable && !wasAway) setWasAway(true)
  return wasAway && isReachable
}

/** Our own server gave no answer. Like every state without an answer: white, dashed, nothing said of the document. */
export function Failed({ submission, problem, notice, show, resume, isReachable, onNext, onRetry }: FailedProps) {
  const words = useDeskWords().failed
  const { codeDead } = useComponentWords().stage
  const common = useCommonWords()
  const left = Math.max(0, Math.ceil(codeLifetimeSeconds - (useNow() - submission.at) / 1000))
  const retry = left > 0 ? onRetry : undefined
  const reason = problem.code === 'offline' ? words.reason : words.reasonProblem
  const isBack = useIsBack(isReachable) && problem.code === 'offline'
  const happened = problem.code === 'offline' ? words.offline : common.problem[problem.code]
  const restored = `${words.restored}${retry ? ` ${words.pressAgain[submission.mode]}` : ''}`
  useEffect(() => {
    if (isBack) announce(restored)
    // Told once, when it happens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isBack])
  useStageAnnouncement(`${words.word[submission.mode]}. ${reason}. ${happened}`, 'alert', show)
  return (
    <StageBox
      tone="unknown"
      facts={[clockSeconds(submission.at), problem.body && common.supportNumber(supportNumber(problem.body.callId))]}
      actions={
        <>
          {retry && (
            <Button kind="main" large onClick={retry}>
              <Icon name="refresh-cw" />
              {words.retry[submission.mode]} <Key>F8</Key>
            </Button>
          )}
          <NextVisitor onNext={onNext} main={retry === undefined} />
          {resume}
        </>
      }
    >
      {notice}
      <OutcomeSign name="unknown" />
      <StageWord>{words.word[submission.mode]}</StageWord>
      <StageReason>{reason}</StageReason>
      <StageLead>
        {submission.mode === 'check' && (
          <>
            <b>{words.notInvalid}</b>{' '}
          </>
        )}
        {isBack ? restored : happened}
      </StageLead>
      {retry ? (
        <p className="quiet num">{words.codeLives(minutesAndSeconds(left))}</p>
      ) : (
        left === 0 && <p className="quiet">{codeDead}</p>
      )}
    </StageBox>
  )
}
