import { codeLifetimeSeconds, supportNumber } from '@diia-desk/contract'
import { useEffect, useState, type ReactNode } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button, Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { OutcomeIcon } from '../../components/outcome-icon.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { useComponentWords } from '../../components/words.ts'
import { useNow } from '../../lib/clock.ts'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds, minutesAndSeconds } from '../../lib/format.ts'
import type { ProblemError } from '../../lib/problem.ts'
import type { Submission } from './stage.ts'
import { useCodeWords } from './words.ts'

interface FailedProps {
  submission: Submission
  problem: ProblemError
  notice: ReactNode
  show: number
  /** Button to continue an appeal that was begun; false if there is none. */
  resume: ReactNode
  /** Whether the server can be reached now. */
  isReachable: boolean
  onNext: () => void
  onRetry?: (() => void) | undefined
}

/** Whether the server could not be reached since this was shown, and can be reached again. */
function useIsBack(isReachable: boolean): boolean {
  const [wasAway, setWasAway] = useState(!isReachable)
  if (!isReachable && !wasAway) setWasAway(true)
  return wasAway && isReachable
}

/**
 * Our own server gave no answer. Like all states without an answer it is white and dashed and says nothing about the
 * document.
 */
export function Failed({ submission, problem, notice, show, resume, isReachable, onNext, onRetry }: FailedProps) {
  const words = useCodeWords().failed
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
    // Announced once, when it happens.
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
      <OutcomeIcon name="unknown" />
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
