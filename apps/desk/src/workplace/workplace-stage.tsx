import type { Appeal, DocumentRequest } from '@diia-desk/contract'
import { useQueries, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { Button, Key } from '../components/button.tsx'
import { NextVisitor } from '../components/next-visitor.tsx'
import { StageBox, StageNotice } from '../components/stage-box.tsx'
import { hasContent } from '../features/appeals/draft.ts'
import { appealQuery } from '../features/appeals/queries.ts'
import { mayBeSamePerson, holdersOf } from '../features/appeals/same-person.ts'
import type { StageStore } from './stage-store.ts'
import { Failed } from '../features/codes/failed-stage.tsx'
import { Asking, CodeNotSent, Idle } from '../features/codes/idle-stages.tsx'
import type { Stage } from '../features/codes/stage.ts'
import { PictureStage } from '../features/codes/picture-stage.tsx'
import { useCodeWords } from '../features/codes/words.ts'
import { PackageSeal, PackageView } from '../features/document-copies/package-view.tsx'
import { OtherPerson } from '../features/document-requests/other-person.tsx'
import { documentRequestQuery } from '../features/document-requests/queries.ts'
import { RequestStage } from '../features/document-requests/request-stage.tsx'
import { useLiveness } from '../features/events/live.ts'
import { Misread } from '../features/scanner/misread-stage.tsx'
import { lastScan } from '../features/scanner/scanner-store.ts'
import { ValidationStage } from '../features/validations/validation-stage.tsx'
import { lazyPart } from '../lib/lazy-part.ts'
import { useStore } from '../lib/store.ts'
import { retryOf } from './retry.ts'
import type { Workplace } from './workplace.ts'

/** Loads the components of appeals; called when the workplace opens, so that F9 works without delay. */
export const loadRegistration = () => lazyPart(() => import('./registration.tsx'))
const Registration = lazy(async () => ({ default: (await loadRegistration()).Registration }))
const OpenAppeal = lazy(async () => ({ default: (await loadRegistration()).OpenAppeal }))
export const DropDraft = lazy(async () => ({ default: (await loadRegistration()).DropDraft }))
const AppealStrip = lazy(async () => ({ default: (await loadRegistration()).AppealStrip }))

interface WorkplaceStageProps {
  workplace: Workplace
  stage: Stage
  whenTyped: (act: () => void) => void
  /** Opens the form of a new appeal. */
  onRegister: () => void
  onRegistered: (appeal: Appeal) => void
  /** Closes the form and keeps the draft. */
  onBack: () => void
  onNext: () => void
  /** Clears the stage for the same visitor. */
  onClear: () => void
  onCopies: () => void
}

/** The stage: the form of an appeal, the open appeal, or the result of the last code. */
export function WorkplaceStage(props: WorkplaceStageProps) {
  const { workplace, whenTyped, onBack, onRegister, onRegistered, onNext } = props
  const { view, appealId } = useStore(workplace.visits)
  const coming = (
    <StageBox tone="form">
      <p aria-busy="true" />
    </StageBox>
  )
  if (view === 'form')
    return (
      <Suspense fallback={coming}>
        <Registration workplace={workplace} whenTyped={whenTyped} onBack={onBack} onRegistered={onRegistered} />
      </Suspense>
    )
  if (view === 'appeal' && appealId !== undefined)
    return (
      <Suspense fallback={coming}>
        <OpenAppeal id={appealId} onAnother={onRegister} onNext={onNext} />
      </Suspense>
    )
  return (
    <>
      {appealId !== undefined && (
        <Suspense>
          <AppealStrip id={appealId} onShow={() => workplace.visits.show('appeal')} />
        </Suspense>
      )}
      <Outcome {...props} />
    </>
  )
}

/** Renders the result of a code with the components of the features. */
function Outcome({ workplace, stage, onRegister, onNext, onClear, onCopies }: WorkplaceStageProps) {
  const { stageStore, draft, visits } = workplace
  const words = useCodeWords()
  const scanned = useStore(lastScan)
  const isReachable = useLiveness() !== 'offline'
  const begun = hasContent(useStore(draft))
  const { items, appealId } = useStore(visits)
  const registerAs = (text: string, kind?: 'main') => (
    <Button large {...(kind && { kind })} onClick={onRegister}>
      {text} <Key>F9</Key>
    </Button>
  )
  const register = registerAs(begun ? words.draft.go : words.register)
  // If nothing is known about the visitor, only a draft is worth continuing.
  const resume = begun && register
  const unfinished = begun && <StageNotice>{words.draft.notice}</StageNotice>
  if (stage.kind === 'idle') {
    const somebodyIsHere = begun || items.length > 0 || appealId !== undefined
    return (
      <Idle
        former={stage.former}
        actions={
          <>
            {registerAs(begun ? words.draft.go : words.register, begun ? 'main' : undefined)}
            {somebodyIsHere && <NextVisitor onNext={onNext} main={false} />}
          </>
        }
      >
        {unfinished}
      </Idle>
    )
  }
  if (stage.kind === 'not-sent') {
    const fault = stage.input === 'scanner' ? scanned?.fault : undefined
    if (fault !== undefined)
      return <Misread fault={fault} notice={unfinished} resume={resume} show={stage.show} onNext={onNext} />
    return (
      <CodeNotSent
        why={stage.why}
        input={stage.input}
        notice={unfinished}
        resume={resume}
        show={stage.show}
        onNext={onNext}
      />
    )
  }
  if (stage.kind === 'picture')
    return (
      <PictureStage
        what={stage.what}
        notice={unfinished}
        resume={resume}
        show={stage.show}
        onNext={stage.what === 'reading' ? onClear : onNext}
      />
    )
  if (stage.kind === 'asking') return <Asking submission={stage.submission} onCancel={onClear} />
  const { result, show, repeated } = stage
  const common = {
    show,
    onNext,
    register,
    resume,
    notice: (
      <>
        {repeated && <StageNotice>{words.repeated[repeated]}</StageNotice>}
        {unfinished}
      </>
    ),
    onRetry: retryOf(stageStore, result),
  }
  if (result.kind === 'failed')
    return <Failed {...common} isReachable={isReachable} submission={result.submission} problem={result.problem} />
  if (result.kind === 'validation')
    return <ValidationStage {...common} key={result.validation.id} validation={result.validation} onCopies={onCopies} />
  return (
    <LiveRequest
      {...common}
      key={result.request.id}
      stageStore={stageStore}
      first={result.request}
      workplace={workplace}
    />
  )
}

interface LiveRequestProps {
  stageStore: StageStore
  workplace: Workplace
  first: DocumentRequest
  notice: ReactNode
  show: number
  register: ReactNode
  resume: ReactNode
  onNext: () => void
}

function LiveRequest({ stageStore, first, workplace, notice, ...common }: LiveRequestProps) {
  const { data: request } = useQuery({ ...documentRequestQuery(first.id), initialData: first })
  const onRetry = retryOf(stageStore, { kind: 'document-request', request })
  return (
    <RequestStage
      {...common}
      notice={notice}
      request={request}
      onRetry={onRetry}
      warning={<OtherPersonsCopies workplace={workplace} request={request} />}
      seal={<PackageSeal copies={request.copies} />}
    >
      <PackageView copies={request.copies} />
    </RequestStage>
  )
}

/**
 * Compares the names in the copies with the applicant: of the open appeal, of the draft, or in other copies of this
 * visit.
 */
function OtherPersonsCopies({
  workplace: { visits, draft },
  request,
}: {
  workplace: Workplace
  request: DocumentRequest
}) {
  const { items, appealId } = useStore(visits)
  const { applicant: written, applicantType } = useStore(draft)
  const { data: appeal } = useQuery({ ...appealQuery(appealId ?? ''), enabled: appealId !== undefined })
  const others = items.flatMap((item) =>
    item.kind === 'document-request' && item.request.id !== request.id ? [item.request] : [],
  )
  const fresh = useQueries({
    queries: others.map((other) => ({ ...documentRequestQuery(other.id), initialData: other })),
  })
  const ofAppeal = appeal?.applicantType === 'person' ? appeal.details.applicant : undefined
  const ofDraft = appealId === undefined && applicantType === 'person' ? written : undefined
  const ofCopies = appealId === undefined ? fresh.flatMap(({ data }) => holdersOf(data.copies)) : []
  const inHand = [ofAppeal, ofDraft, ...ofCopies].find((name) => name !== undefined && name.trim() !== '')
  const here = holdersOf(request.copies)
  if (inHand === undefined || here.length === 0 || here.some((name) => mayBeSamePerson(name, inHand))) return null
  return (
    <OtherPerson
      here={here.join(', ')}
      inHand={inHand}
      attachedTo={request.appealId === undefined ? undefined : appeal?.number}
    />
  )
}
