import { supportNumber } from '@diia-desk/contract'
import { Button, Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { OutcomeSign } from '../../components/outcome-sign.tsx'
import { Say } from '../../components/say.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { secondsUntil, useNow } from '../../lib/clock.ts'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds, minutesAndSeconds } from '../../lib/format.ts'
import type { ValidationStageProps } from './validation-stage.tsx'
import { useValidationWords } from './words.ts'

/** Diia gave no answer: never to be taken for a "no". The code is kept for another try while it lives. */
export function CouldNotCheck({ validation, notice, show, onNext, onRetry }: ValidationStageProps) {
  const words = useValidationWords().couldNotCheck
  const { say, next, attempt } = useValidationWords()
  const common = useCommonWords()
  const left = secondsUntil(validation.codeEndsAt, useNow())
  const reason = common.diiaFailure[validation.failure ?? 'diia-error']
  const retry = left > 0 ? onRetry : undefined
  useStageAnnouncement(`${words.word}. ${reason}. ${words.notInvalid}`, 'alert', show)
  return (
    <StageBox
      tone="unknown"
      facts={[clockSeconds(validation.checkedAt), validation.attempt > 1 ? attempt(validation.attempt) : undefined, common.supportNumber(supportNumber(validation.callId))]}
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
        <b>{words.notInvalid}</b>{' '}
        {retry ? <>{words.codeKept} {words.codeLives} <b className="num nowrap">{minutesAndSeconds(left)}</b>.</> : left > 0 ? words.codeGone : words.codeDead}
        {validation.failure === 'not-authorised' && ` ${words.tellAdmin}`}
      </StageLead>
      <Say label={say}>{retry ? words.say : words.sayDead}</Say>
    </StageBox>
  )
}
