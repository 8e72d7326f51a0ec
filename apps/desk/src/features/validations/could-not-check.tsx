import type { Validation } from '@diia-desk/contract'
import { NoAnswerStage } from '../../components/no-answer-stage.tsx'
import type { ResultStageProps } from '../../components/stage-box.tsx'
import { useValidationWords } from './words.ts'

interface CouldNotCheckProps extends Omit<ResultStageProps, 'register'> {
  validation: Validation
}

/** Diia gave no answer to the check, which says nothing about the document. */
export function CouldNotCheck({ validation, notice, show, resume, onNext, onRetry }: CouldNotCheckProps) {
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
