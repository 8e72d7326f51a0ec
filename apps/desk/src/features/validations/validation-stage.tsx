import type { Validation, ValidationOutcome } from '@diia-desk/contract'
import { Button, Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { OutcomeIcon } from '../../components/outcome-icon.tsx'
import { RefusedCodeStage } from '../../components/refused-code-stage.tsx'
import {
  CompareFace,
  StageBox,
  StageReason,
  StageWord,
  useStageAnnouncement,
  type ResultStageProps,
} from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds, clockTime } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { CouldNotCheck } from './could-not-check.tsx'
import { useValidationWords } from './words.ts'

interface ValidationStageProps extends ResultStageProps {
  validation: Validation
  onCopies: () => void
}

/** The result of a check in large letters, with one next step. */
export function ValidationStage(props: ValidationStageProps) {
  const { validation } = props
  if (validation.outcome === 'could-not-check') return <CouldNotCheck {...props} />
  return validation.outcome === 'valid' ? <Valid {...props} /> : <Refused {...props} outcome={validation.outcome} />
}

function Valid({ validation, notice, show, register, onNext, onCopies }: ValidationStageProps) {
  const words = useValidationWords()
  const common = useCommonWords()
  const { locale } = usePreferences()
  const reason = words.valid.reason(clockTime(validation.checkedAt))
  useStageAnnouncement(`${words.valid.word}. ${reason}. ${words.valid.compare}`, 'status', show)
  const seconds = (validation.tookMs / 1000).toLocaleString(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const took = validation.tookMs < 100 ? words.tookNoTime : words.took(seconds)
  return (
    <StageBox
      tone="yes"
      facts={[clockSeconds(validation.checkedAt), common.input[validation.input], took]}
      actions={
        <>
          <NextVisitor onNext={onNext} />
          {register}
          <Button large onClick={onCopies}>
            <Icon name="files" />
            {words.valid.toCopies} <Key>F2</Key>
          </Button>
          <span className="hint">{words.valid.toCopiesHint}</span>
        </>
      }
    >
      {notice}
      <OutcomeIcon name="yes" />
      <StageWord>{words.valid.word}</StageWord>
      <StageReason>{reason}</StageReason>
      <CompareFace>
        <b>{words.valid.compare}</b> {words.valid.compareWhy}
      </CompareFace>
    </StageBox>
  )
}

type No = Exclude<ValidationOutcome, 'valid' | 'could-not-check'>

function Refused({ validation, outcome, notice, show, resume, onNext }: ValidationStageProps & { outcome: No }) {
  const words = useValidationWords()
  const used = outcome === 'code-used' ? validation.usedBefore : undefined
  const byUs = used === undefined && validation.attempt > 1
  const text = {
    'not-valid': words.notValid,
    'code-expired': words.codeExpired,
    'code-used': byUs ? words.codeUsedByUs : words.codeUsed,
    'code-unknown': words.codeUnknown,
  }[outcome]
  return (
    <RefusedCodeStage
      text={text}
      usedBefore={used}
      at={validation.checkedAt}
      asked={validation}
      notice={notice}
      announce={show}
      resume={resume}
      onNext={onNext}
    />
  )
}
