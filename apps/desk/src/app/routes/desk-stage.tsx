import type { DocumentRequest } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { StageNotice } from '../../components/stage-box.tsx'
import type { Desk } from '../../features/desk/desk-store.ts'
import { Failed } from '../../features/desk/failed-stage.tsx'
import { Asking, CodeNotSent, Idle } from '../../features/desk/idle-stages.tsx'
import { mayRetry, type Answer, type Stage } from '../../features/desk/stage.ts'
import { PictureStage } from '../../features/desk/picture-stage.tsx'
import { useDeskWords } from '../../features/desk/words.ts'
import { PackageSeal, PackageView } from '../../features/document-copies/package-view.tsx'
import { documentRequestQuery } from '../../features/document-requests/queries.ts'
import { RequestStage } from '../../features/document-requests/request-stage.tsx'
import { Misread } from '../../features/scanner/misread-stage.tsx'
import { lastScan } from '../../features/scanner/scanner-store.ts'
import { ValidationStage } from '../../features/validations/validation-stage.tsx'
import { useStore } from '../../lib/store.ts'

interface DeskStageProps {
  desk: Desk
  stage: Stage
  onNext: () => void
  onCopies: () => void
}

/** The middle of the desk: puts together what the features draw. */
export function DeskStage({ desk, stage, onNext, onCopies }: DeskStageProps) {
  const words = useDeskWords()
  const scanned = useStore(lastScan)
  if (stage.kind === 'idle') return <Idle />
  if (stage.kind === 'not-sent') {
    const fault = stage.input === 'scanner' ? scanned?.fault : undefined
    if (fault !== undefined) return <Misread fault={fault} common={{ next: words.next, orNewCode: words.visitor.orNewCode }} show={stage.show} onNext={onNext} />
    return <CodeNotSent why={stage.why} input={stage.input} show={stage.show} onNext={onNext} />
  }
  if (stage.kind === 'picture') return <PictureStage what={stage.what} show={stage.show} onNext={onNext} />
  if (stage.kind === 'asking') return <Asking submission={stage.submission} onCancel={onNext} />
  const { answer, show, repeated } = stage
  const common = { show, onNext, notice: repeated && <StageNotice>{words.repeated[repeated]}</StageNotice>, onRetry: retryOf(desk, answer) }
  if (answer.kind === 'failed') return <Failed {...common} submission={answer.submission} problem={answer.problem} />
  if (answer.kind === 'validation') return <ValidationStage {...common} key={answer.validation.id} validation={answer.validation} onCopies={onCopies} />
  return <LiveRequest {...common} key={answer.request.id} desk={desk} first={answer.request} />
}

/** How F8 and the button ask again; undefined when there is nothing to ask with. */
export function retryOf(desk: Desk, answer: Answer): (() => void) | undefined {
  return mayRetry(answer) && desk.retryable(answer) !== undefined ? () => desk.retry(answer) : undefined
}

interface LiveRequestProps {
  desk: Desk
  first: DocumentRequest
  notice: ReactNode
  show: number
  onNext: () => void
}

function LiveRequest({ desk, first, ...common }: LiveRequestProps) {
  const { data: request } = useQuery({ ...documentRequestQuery(first.id), initialData: first })
  const onRetry = retryOf(desk, { kind: 'document-request', request })
  return (
    <RequestStage {...common} request={request} onRetry={onRetry} seal={<PackageSeal copies={request.copies} />}>
      <PackageView copies={request.copies} />
    </RequestStage>
  )
}
