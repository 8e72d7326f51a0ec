import { supportNumber, type CodeInput, type CodeUse } from '@diia-desk/contract'
import { now } from '../lib/clock.ts'
import { useCommonWords } from '../lib/common-words.ts'
import { clockSeconds, clockTime, dayUnlessToday } from '../lib/format.ts'
import { NextVisitor } from './next-visitor.tsx'
import { OutcomeIcon } from './outcome-icon.tsx'
import { PhraseForVisitor } from './phrase-for-visitor.tsx'
import { StageBox, StageReason, StageWord, useStageAnnouncement, type ResultStageProps } from './stage-box.tsx'
import { useComponentWords } from './words.ts'

interface RefusedCodeStageProps extends Pick<ResultStageProps, 'notice' | 'resume' | 'onNext'> {
  text: { word: string; reason: string; say: string; quiet: string }
  /** When and where the code was used according to our own records; it replaces the reason. */
  usedBefore: CodeUse | undefined
  at: string
  asked: { input: CodeInput; callId: string }
  /** Changes when the stage must be announced again. */
  announce: string | number
}

/** Diia refused the document or only its code: a short verdict, the reason, and what to tell the visitor. */
export function RefusedCodeStage({
  text,
  usedBefore: used,
  at,
  asked,
  notice,
  announce,
  resume,
  onNext,
}: RefusedCodeStageProps) {
  const words = useComponentWords().stage
  const common = useCommonWords()
  const reason = used ? words.usedAt(dayUnlessToday(used.at, now()), clockTime(used.at), used.window) : text.reason
  useStageAnnouncement(`${text.word}. ${reason}. ${text.say}`, 'status', announce)
  return (
    <StageBox
      tone="no"
      facts={[clockSeconds(at), common.input[asked.input], common.supportNumber(supportNumber(asked.callId))]}
      actions={
        <>
          <NextVisitor onNext={onNext} orNewCode={resume === false} />
          {resume}
        </>
      }
    >
      {notice}
      <OutcomeIcon name="no" />
      <StageWord>{text.word}</StageWord>
      <StageReason>{reason}</StageReason>
      <PhraseForVisitor>{text.say}</PhraseForVisitor>
      <p className="quiet">{text.quiet}</p>
    </StageBox>
  )
}
