import { NoAnswerStage } from '../../components/no-answer-stage.tsx'
import type { ValidationStageProps } from './validation-stage.tsx'
import { useValidationWords } from './words.ts'

/** Diia gave no answer to the check, which says nothing about the document. */
export function CouldNotCheck({ validation, notice, show, resume, onNext, onRetry }: ValidationStageProps) {
  const words = useValidationWords()
  return (
    <NoAnswerStage
      words={words.couldNotCheck}
      reassurance={words.couldNotCheck.notInvalid}
      at={validation.checkedAt}
      asked={validation}
      notice={notice}
      show={show}
      resume={resume}
      onNext={onNext}
      onRetry={onRetry}
    />
  )
}
