import type { DocumentRequest } from '@diia-desk/contract'
import type { IconName } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { EndIcon } from '../../components/outcome-icon.tsx'
import { PhraseForVisitor } from '../../components/phrase-for-visitor.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import type { ResultStageProps } from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds } from '../../lib/format.ts'
import { useDocumentRequestWords } from './words.ts'

const icons = { refused: 'undo-2', lapsed: 'clock', cancelled: 'ban' } as const satisfies Record<string, IconName>

/** The request has ended without an error. */
export function EndedWithoutCopies({
  request,
  state,
  notice,
  show,
  register,
  onNext,
}: ResultStageProps & { request: DocumentRequest; state: keyof typeof icons }) {
  const words = useDocumentRequestWords()
  const common = useCommonWords()
  const text = words[state]
  useStageAnnouncement(`${text.word}. ${text.reason}.`, 'status', `${show} ${state}`)
  return (
    <StageBox
      tone="end"
      facts={[clockSeconds(request.changedAt), common.input[request.input]]}
      actions={
        <>
          <NextVisitor onNext={onNext} />
          {register}
        </>
      }
    >
      {notice}
      <EndIcon icon={icons[state]} />
      <StageWord>{text.word}</StageWord>
      <StageReason>{text.reason}</StageReason>
      {'lead' in text ? (
        <StageLead>{text.lead}</StageLead>
      ) : (
        <>
          <PhraseForVisitor>{text.say}</PhraseForVisitor>
          <p className="quiet">{text.quiet}</p>
        </>
      )}
    </StageBox>
  )
}
