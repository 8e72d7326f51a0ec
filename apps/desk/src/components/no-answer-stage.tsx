import { supportNumber, type DiiaFailure } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { secondsUntil, useNow } from '../lib/clock.ts'
import { useCommonWords } from '../lib/common-words.ts'
import { clockSeconds, minutesAndSeconds } from '../lib/format.ts'
import { Button, Key } from './button.tsx'
import { Icon } from './icon.tsx'
import { OutcomeSign } from './outcome-sign.tsx'
import { Say } from './say.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from './stage-box.tsx'

interface NoAnswerWords {
  word: string
  codeKept: string
  codeLives: string
  codeDead: string
  codeGone: string
  say: string
  sayDead: string
  retry: string
  tellAdmin: string
}

interface NoAnswerStageProps {
  words: NoAnswerWords
  /** What the missing answer does not mean. */
  reassurance: string
  common: { say: string; next: string; attempt: (count: number) => string }
  at: string
  asked: { attempt: number; callId: string; codeEndsAt: string; failure?: DiiaFailure | undefined }
  notice: ReactNode
  show: number
  onNext: () => void
  onRetry?: (() => void) | undefined
}

/** Diia gave no answer: never to be taken for a "no". The code is kept for another try while it lives. */
export function NoAnswerStage({ words, reassurance, common: { say, next, attempt }, at, asked, notice, show, onNext, onRetry }: NoAnswerStageProps) {
  const common = useCommonWords()
  const left = secondsUntil(asked.codeEndsAt, useNow())
  const reason = common.diiaFailure[asked.failure ?? 'diia-error']
  const retry = left > 0 ? onRetry : undefined
  useStageAnnouncement(`${words.word}. ${reason}. ${reassurance}`, 'alert', show)
  return (
    <StageBox
      tone="unknown"
      facts={[clockSeconds(at), asked.attempt > 1 ? attempt(asked.attempt) : undefined, common.supportNumber(supportNumber(asked.callId))]}
      actions={
        <>
          {retry && <Button kind="main" large onClick={retry}><Icon name="refresh-cw" />{words.retry} <Key>F8</Key></Button>}
          <Button kind={retry ? undefined : 'main'} large onClick={onNext}>{next} <Key>Esc</Key></Button>
        </>
      }
    >
      {notice}
      <OutcomeSign name="unknown" />
      <StageWord>{words.word}</StageWord>
      <StageReason>{reason}</StageReason>
      <StageLead>
        <b>{reassurance}</b>{' '}
        {retry ? <>{words.codeKept} {words.codeLives} <b className="num nowrap">{minutesAndSeconds(left)}</b>.</> : left > 0 ? words.codeGone : words.codeDead}
        {asked.failure === 'not-authorised' && ` ${words.tellAdmin}`}
      </StageLead>
      <Say label={say}>{retry ? words.say : words.sayDead}</Say>
    </StageBox>
  )
}
