import { supportNumber } from '@diia-desk/contract'
import { Button, Key } from '../../components/button.tsx'
import { OutcomeSign } from '../../components/outcome-sign.tsx'
import { Say } from '../../components/say.tsx'
import { StageBox, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { now } from '../../lib/clock.ts'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds, clockTime, dayOf } from '../../lib/format.ts'
import type { RequestStageProps } from './request-stage.tsx'
import { useDocumentRequestWords } from './words.ts'

/** Diia did not take the code, so no request reached the visitor. */
export function CodeRefused({ request, state, notice, show, onNext }: RequestStageProps & { state: 'not-valid' | 'code-expired' | 'code-used' | 'code-unknown' }) {
  const words = useDocumentRequestWords()
  const common = useCommonWords()
  const text = words.codeNo[state]
  const used = state === 'code-used' ? request.usedBefore : undefined
  const reason = used ? words.usedAt(dayOf(used.at) === dayOf(now()) ? undefined : dayOf(used.at), clockTime(used.at), used.window) : text.reason
  useStageAnnouncement(`${text.word}. ${reason}. ${text.say}`, 'status', `${show} ${state}`)
  return (
    <StageBox
      tone="no"
      facts={[clockSeconds(request.changedAt), common.input[request.input], common.supportNumber(supportNumber(request.callId))]}
      actions={<><Button kind="main" large onClick={onNext}>{words.next} <Key>Esc</Key></Button><span className="hint">{words.orNewCode}</span></>}
    >
      {notice}
      <OutcomeSign name="no" />
      <StageWord>{text.word}</StageWord>
      <StageReason>{reason}</StageReason>
      <Say label={words.say}>{text.say}</Say>
      <p className="quiet">{text.quiet}</p>
    </StageBox>
  )
}
