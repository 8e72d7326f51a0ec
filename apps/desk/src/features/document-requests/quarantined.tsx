import { supportNumber, type DocumentRequest } from '@diia-desk/contract'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { OutcomeIcon } from '../../components/outcome-icon.tsx'
import { PhraseForVisitor } from '../../components/phrase-for-visitor.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import type { ResultStageProps } from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds } from '../../lib/format.ts'
import { useDocumentRequestWords } from './words.ts'

/** A package was received and not accepted: nothing of its content is shown. */
export function Quarantined({
  request,
  notice,
  show,
  resume,
  onNext,
}: ResultStageProps & { request: DocumentRequest }) {
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
      <OutcomeIcon name="held" />
      <StageWord>{words.word}</StageWord>
      <StageReason>{words.reason[cause]}</StageReason>
      <StageLead>
        {words.why[cause]} {words.hidden} <b>{words.unusable}</b>
      </StageLead>
      <PhraseForVisitor>{words.say}</PhraseForVisitor>
      <p className="quiet">{words.quiet}</p>
    </StageBox>
  )
}
