import type { DocumentRequest } from '@diia-desk/contract'
import type { ResultStageProps } from '../../components/stage-box.tsx'
import { NoAnswerStage } from '../../components/no-answer-stage.tsx'
import { useDocumentRequestWords } from './words.ts'

/** Diia gave no answer to the request: neither a refusal nor a problem with the code. */
export function CouldNotAsk({
  request,
  notice,
  show,
  resume,
  onNext,
  onRetry,
}: ResultStageProps & { request: DocumentRequest }) {
  const words = useDocumentRequestWords()
  return (
    <NoAnswerStage
      words={words.couldNotAsk}
      reassurance={words.couldNotAsk.notRefused}
      at={request.changedAt}
      asked={request}
      notice={notice}
      show={show}
      resume={resume}
      onNext={onNext}
      onRetry={onRetry}
    />
  )
}
