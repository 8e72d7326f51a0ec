import type { Appeal, DocumentRequest } from '@diia-desk/contract'
import { useQueries, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { Button, Key } from '../components/button.tsx'
import { NextVisitor } from '../components/next-visitor.tsx'
import { StageBox, StageNotice } from '../components/stage-box.tsx'
import { isBegun } from '../features/appeals/draft.ts'
import { appealQuery } from '../features/appeals/queries.ts'
import { maySame, peopleIn } from '../features/appeals/same-person.ts'
import type { Desk } from './desk-store.ts'
import { Failed } from '../features/desk/failed-stage.tsx'
import { Asking, CodeNotSent, Idle } from '../features/desk/idle-stages.tsx'
import type { Stage } from '../features/desk/stage.ts'
import { PictureStage } from '../features/desk/picture-stage.tsx'
import { useDeskWords } from '../features/desk/words.ts'
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

/** Fetches what of appeals the desk draws; called when the desk opens, so that F9 waits for nothing. */
export const loadRegistration = () => lazyPart(() => import('./registration.tsx'))
const Registration = lazy(async () => ({ default: (await loadRegistration()).Registration }))
const OpenAppeal = lazy(async () => ({ default: (await loadRegistration()).OpenAppeal }))
export const DropDraft = lazy(async () => ({ default: (await loadRegistration()).DropDraft }))
const AppealStrip = lazy(async () => ({ default: (await loadRegistration()).AppealStrip }))

interface DeskStageProps {
  workplace: Workplace
  stage: Stage
  whenTyped: (act: () => void) => void
  /** Opens the form of a new appeal. */
  onRegister: () => void
  onRegistered: (appeal: Appeal) => void
  /** Leaves the form without loss. */
  onBack: () => void
  onNext: () => void
  /** Empties the stage for the same visitor. */
  onClear: () => void
  onCopies: () => void
}

/** The middle of the desk: the form of an appeal, the appeal that is open, or the outcome of the last code. */
export function DeskStage(props: DeskStageProps) {
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

/** Puts together what the features draw of a code. */
function Outcome({ workplace, stage, onRegister, onNext, onClear, onCopies }: DeskStageProps) {
  const { desk, draft, visits } = workplace
  const words = useDeskWords()
  const scanned = useStore(lastScan)
  const isReachable = useLiveness() !== 'offline'
  const begun = isBegun(useStore(draft))
  const { items, appealId } = useStore(visits)
  const registerAs = (text: string, kind?: 'main') => (
    <Button large {...(kind && { kind })} onClick={onRegister}>
      {text} <Key>F9</Key>
    </Button>
  )
  const register = registerAs(begun ? words.draft.go : words.register)
  // Where nothing is known of the visitor, only what was begun is worth going on with.
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
  const { answer, show, repeated } = stage
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
    onRetry: retryOf(desk, answer),
  }
  if (answer.kind === 'failed')
    return <Failed {...common} isReachable={isReachable} submission={answer.submission} problem={answer.problem} />
  if (answer.kind === 'validation')
    return <ValidationStage {...common} key={answer.validation.id} validation={answer.validation} onCopies={onCopies} />
  return <LiveRequest {...common} key={answer.request.id} desk={desk} first={answer.request} workplace={workplace} />
}

interface LiveRequestProps {
  desk: Desk
  workplace: Workplace
  first: DocumentRequest
  notice: ReactNode
  show: number
  register: ReactNode
  resume: ReactNode
  onNext: () => void
}

function LiveRequest({ desk, first, workplace, notice, ...common }: LiveRequestProps) {
  const { data: request } = useQuery({ ...documentRequestQuery(first.id), initialData: first })
  const onRetry = retryOf(desk, { kind: 'document-request', request })
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

/** Compares the names in copies with whom the clerk has in hand: the open appeal, the begun one, this visit's other copies. */
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
  const ofCopies = appealId === undefined ? fresh.flatMap(({ data }) => peopleIn(data.copies)) : []
  const inHand = [ofAppeal, ofDraft, ...ofCopies].find((name) => name !== undefined && name.trim() !== '')
  const here = peopleIn(request.copies)
  if (inHand === undefined || here.length === 0 || here.some((name) => maySame(name, inHand))) return null
  return (
    <OtherPerson
      here={here.join(', ')}
      inHand={inHand}
      attachedTo={request.appealId === undefined ? undefined : appeal?.number}
    />
  )
}
