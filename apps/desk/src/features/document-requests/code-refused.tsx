import type { DocumentRequest } from '@diia-desk/contract'
import type { ResultStageProps } from '../../components/stage-box.tsx'
import { RefusedCodeStage } from '../../components/refused-code-stage.tsx'
import { useDocumentRequestWords } from './words.ts'

/** Diia did not accept the code, so the visitor received no request. */
export function CodeRefused({
  request,
  state,
  notice,
  show,
  resume,
  onNext,
}: ResultStageProps & {
  request: DocumentRequest
  state: 'not-valid' | 'code-expired' | 'code-used' | 'code-unknown'
}) {
  const words = useDocumentRequestWords()
  const used = state === 'code-used' ? request.usedBefore : undefined
  return (
    <RefusedCodeStage
      text={words.codeNo[state]}
      usedBefore={used}
      at={request.changedAt}
      asked={request}
      notice={notice}
      announce={`${show} ${state}`}
      resume={resume}
      onNext={onNext}
    />
  )
}
