import { supportNumber } from '@diia-desk/contract'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { OutcomeSign } from '../../components/outcome-sign.tsx'
import { Say } from '../../components/say.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds } from '../../lib/format.ts'
import type { RequestStageProps } from './request-stage.tsx'
import { useDocumentRequestWords } from './words.ts'

/** A package came and was not believed: nothing of it is shown. */
export function Quarantined({ request, notice, show, resume, onNext }: RequestStageProps) {
  const { quarantined: words } = useDocumentRequestWords()
  const common = useCommonWords()
  const cause = request.quarantineReason ?? 'unreadable'
  useStageAnnouncement(`${words.word}. ${words.reason[cause]}. ${words.unusable}`, 'alert', `${show} quarantined`)
  return (
    <StageBox
      tone="held"
      facts={[clockSeconds(request.changedAt), common.supportNumber(supportNumber(request.callId))]}
      actions={
        <>
          <NextVisitor onNext={onNext} orNewCode={resume === false} />
          {resume}
        </>
      }
    >
      {notice}
      <OutcomeSign name="held" />
      <StageWord>{words.word}</StageWord>
      <StageReason>{words.reason[cause]}</StageReason>
      <StageLead>
        {words.why[cause]} {words.hidden} <b>{words.unusable}</b>
      </StageLead>
      <Say>{words.say}</Say>
      <p className="quiet">{words.quiet}</p>
    </StageBox>
  )
}
