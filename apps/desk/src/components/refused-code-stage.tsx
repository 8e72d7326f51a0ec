import { supportNumber, type CodeInput } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { useCommonWords } from '../lib/common-words.ts'
import { clockSeconds } from '../lib/format.ts'
import { Button, Key } from './button.tsx'
import { OutcomeSign } from './outcome-sign.tsx'
import { Say } from './say.tsx'
import { StageBox, StageReason, StageWord, useStageAnnouncement } from './stage-box.tsx'

interface RefusedCodeStageProps {
  text: { word: string; say: string; quiet: string }
  reason: string
  common: { say: string; next: string; orNewCode: string }
  at: string
  asked: { input: CodeInput; callId: string }
  notice: ReactNode
  /** Changes when the stage is to be announced anew. */
  announce: string | number
  onNext: () => void
}

/** Diia said no: to the document or only to its code. One word, the reason, and what to tell the visitor. */
export function RefusedCodeStage({ text, reason, common: words, at, asked, notice, announce, onNext }: RefusedCodeStageProps) {
  const common = useCommonWords()
  useStageAnnouncement(`${text.word}. ${reason}. ${text.say}`, 'status', announce)
  return (
    <StageBox
      tone="no"
      facts={[clockSeconds(at), common.input[asked.input], common.supportNumber(supportNumber(asked.callId))]}
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
