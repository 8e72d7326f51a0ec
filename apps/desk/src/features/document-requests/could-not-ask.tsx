import { supportNumber } from '@diia-desk/contract'
import { Button, Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { OutcomeSign } from '../../components/outcome-sign.tsx'
import { Say } from '../../components/say.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { secondsUntil, useNow } from '../../lib/clock.ts'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds, minutesAndSeconds } from '../../lib/format.ts'
import type { RequestStageProps } from './request-stage.tsx'
import { useDocumentRequestWords } from './words.ts'

/** Diia gave no answer to the request: neither a refusal nor a bad code. */
export function CouldNotAsk({ request, notice, show, onNext, onRetry }: RequestStageProps) {
  const { couldNotAsk: words, say, next, attempt } = useDocumentRequestWords()
  const common = useCommonWords()
  const left = secondsUntil(request.codeEndsAt, useNow())
  const reason = common.diiaFailure[request.failure ?? 'diia-error']
  const retry = left > 0 ? onRetry : undefined
  useStageAnnouncement(`${words.word}. ${reason}. ${words.notRefused}`, 'alert', show)
  return (
    <StageBox
      tone="unknown"
      facts={[clockSeconds(request.changedAt), request.attempt > 1 ? attempt(request.attempt) : undefined, common.supportNumber(supportNumber(request.callId))]}
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
        <b>{words.notRefused}</b>{' '}
        {retry ? <>{words.codeKept} {words.codeLives} <b className="num nowrap">{minutesAndSeconds(left)}</b>.</> : left > 0 ? words.codeGone : words.codeDead}
        {request.failure === 'not-authorised' && ` ${words.tellAdmin}`}
      </StageLead>
      <Say label={say}>{retry ? words.say : words.sayDead}</Say>
    </StageBox>
  )
}
