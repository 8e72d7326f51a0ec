import { supportNumber, type DiiaFailure } from '@diia-desk/contract'
import { secondsUntil, useNow } from '../lib/clock.ts'
import { useCommonWords } from '../lib/common-words.ts'
import { clockSeconds, minutesAndSeconds } from '../lib/format.ts'
import { Button, Key } from './button.tsx'
import { Icon } from './icon.tsx'
import { NextVisitor } from './next-visitor.tsx'
import { OutcomeIcon } from './outcome-icon.tsx'
import { PhraseForVisitor } from './phrase-for-visitor.tsx'
import {
  StageBox,
  StageLead,
  StageReason,
  StageWord,
  useStageAnnouncement,
  type ResultStageProps,
} from './stage-box.tsx'
import { useComponentWords } from './words.ts'

interface NoAnswerStageProps extends Omit<ResultStageProps, 'register'> {
  words: { word: string; codeGone: string; retry: string }
  /** A text that says what the missing answer does not mean. */
  reassurance: string
  at: string
  asked: { attempt: number; callId: string; codeEndsAt: string; failure?: DiiaFailure | undefined }
}

/** Diia gave no answer, which must not be understood as a refusal. The code is kept for a retry while it is valid. */
export function NoAnswerStage({
  words,
  reassurance,
  at,
  asked,
  notice,
  show,
  resume,
  onNext,
  onRetry,
}: NoAnswerStageProps) {
  const stage = useComponentWords().stage
  const common = useCommonWords()
  const left = secondsUntil(asked.codeEndsAt, useNow())
  const reason = common.diiaFailure[asked.failure ?? 'diia-error']
  const retry = left > 0 ? onRetry : undefined
  useStageAnnouncement(`${words.word}. ${reason}. ${reassurance}`, 'alert', show)
  return (
    <StageBox
      tone="unknown"
      facts={[
        clockSeconds(at),
        asked.attempt > 1 ? stage.attempt(asked.attempt) : undefined,
        common.supportNumber(supportNumber(asked.callId)),
      ]}
      actions={
        <>
          {retry && (
            <Button kind="main" large onClick={retry}>
              <Icon name="refresh-cw" />
              {words.retry} <Key>F8</Key>
            </Button>
          )}
          <NextVisitor onNext={onNext} main={retry === undefined} />
          {resume}
        </>
      }
    >
      {notice}
      <OutcomeIcon name="unknown" />
      <StageWord>{words.word}</StageWord>
      <StageReason>{reason}</StageReason>
      <StageLead>
        <b>{reassurance}</b>{' '}
        {retry ? (
          <>
            {stage.codeKept} {stage.codeLives} <b className="num nowrap">{minutesAndSeconds(left)}</b>.
          </>
        ) : left > 0 ? (
          words.codeGone
        ) : (
          stage.codeDead
        )}
        {asked.failure === 'not-authorised' && ` ${stage.tellAdmin}`}
      </StageLead>
      <PhraseForVisitor>{retry ? stage.sayWait : stage.sayNewCode}</PhraseForVisitor>
    </StageBox>
  )
}
