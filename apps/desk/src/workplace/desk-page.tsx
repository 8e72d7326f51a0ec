import type { Appeal, Session, TodayItem } from '@diia-desk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import { TabTitle } from '../components/tab-title.tsx'
import { emptyDraft, isBegun } from '../features/appeals/draft.ts'
import { servicesQuery } from '../features/appeals/queries.ts'
import { beep, useBeep } from '../features/desk/beep.ts'
import { CodeField, type CodeFieldHandle } from '../features/desk/code-field.tsx'
import type { Desk } from './desk-store.ts'
import { ModeSwitch } from '../features/desk/mode-switch.tsx'
import { PictureDrop } from '../features/desk/picture-drop.tsx'
import { answerKey, isRunning, isVerdict, type Answer, type Stage } from '../features/desk/stage.ts'
import { TodayList } from '../features/desk/today-list.tsx'
import { useDeskKeys } from '../features/desk/use-desk-keys.ts'
import { Viewfinder, type ViewfinderHandle } from '../features/desk/viewfinder.tsx'
import { useDeskWords } from '../features/desk/words.ts'
import { documentRequestQuery } from '../features/document-requests/queries.ts'
import { ScannerRow } from '../features/scanner/scanner-row.tsx'
import { useUsbScanner } from '../features/scanner/use-usb-scanner.ts'
import { noteHands } from '../lib/hands.ts'
import { usePreferences } from '../lib/preferences.ts'
import { useStore } from '../lib/store.ts'
import { workplaceOf } from './workplace.ts'
import styles from './desk-page.module.css'
import { DeskStage, DropDraft, loadRegistration, retryOf } from './desk-stage.tsx'

/** One page for the whole visit: the code on the left, its outcome in the middle, the day on the right. */
export function DeskPage({ session }: { session: Session }) {
  const words = useDeskWords()
  const client = useQueryClient()
  const workplace = workplaceOf(session, client)
  const { desk, visits, draft } = workplace
  const stage = useStore(desk)
  const visit = useStore(visits)
  const { mode } = usePreferences()
  const field = useRef<CodeFieldHandle>(null)
  const [asksToDrop, setAsksToDrop] = useState(false)
  const finder = useRef<ViewfinderHandle>(null)

  useEffect(() => {
    // The form must be there when it is called for, with the services that are chosen most.
    void loadRegistration().catch(() => undefined)
    void client.prefetchQuery(servicesQuery(''))
  }, [client])

  /** An empty stage for the same visitor. */
  function clear() {
    desk.clear()
    field.current?.clear()
    finder.current?.next()
  }

  function next() {
    if (isBegun(draft.get())) setAsksToDrop(true)
    else goOn()
  }

  function goOn() {
    setAsksToDrop(false)
    clear()
    visits.next()
    draft.set(emptyDraft())
  }

  function toCopies() {
    desk.switchMode('copies')
    clear()
  }

  /** Back to where the form was opened. */
  function leaveForm() {
    visits.show(visit.appealId !== undefined && desk.get().kind === 'idle' ? 'appeal' : 'stage')
  }

  function escape() {
    if (visit.view === 'form') leaveForm()
    // What is still being asked is only called off; the visitor stays.
    else if (visit.view === 'stage' && isRunning(stage)) clear()
    else next()
  }

  function register() {
    setAsksToDrop(false)
    const current = desk.get()
    // What the clerk looks at belongs to this visitor, also when it was opened from the list.
    if (visits.get().view === 'stage' && current.kind === 'answer' && current.answer.kind !== 'failed')
      visits.take(freshest(current.answer))
    visits.show('form')
  }

  function registered(appeal: Appeal) {
    draft.set(emptyDraft())
    clear()
    visits.registered(appeal.id)
  }

  function open(answer: Answer) {
    visits.show('stage')
    desk.open(answer)
  }

  function retry() {
    const current = desk.get()
    if (current.kind !== 'answer') return
    retryOf(desk, current.answer.kind === 'failed' ? current.answer : freshest(current.answer))?.()
  }

  /** No verdict stands over another code than its own. Who is waited for, and what may be asked again, stay. */
  function putAside() {
    const current = desk.get()
    const answer = current.kind === 'answer' && current.answer.kind !== 'failed' ? freshest(current.answer) : undefined
    if (answer !== undefined && isVerdict(answer)) desk.putAside(answer)
  }

  /** The request as it is now: it may have changed since it came to the stage. */
  function freshest(answer: TodayItem): TodayItem {
    if (answer.kind !== 'document-request') return answer
    return {
      kind: 'document-request',
      request: client.getQueryData(documentRequestQuery(answer.request.id).queryKey) ?? answer.request,
    }
  }

  function takePictures(files: readonly File[]) {
    if (files.length > 0) void desk.takePictures(files).then((sent) => sent && beep())
  }

  /** Only a code that is new: a phone that was left before the camera is nobody's hand. */
  function takeFromCamera(text: string) {
    if (!desk.submit(text, 'camera')) return
    noteHands()
    beep()
  }

  useDeskKeys(
    {
      F2: () => desk.switchMode(mode === 'check' ? 'copies' : 'check'),
      F4: () => field.current?.focus(),
      F8: retry,
      F9: register,
      Escape: escape,
    },
    { text: (text) => desk.submit(text, 'pasted'), files: takePictures },
  )

  const { whenTyped } = useUsbScanner(({ text }) => desk.submit(text, 'scanner') && beep())

  useBeep()

  return (
    <div className={styles.desk} data-stage={visit.view === 'stage' ? stage.kind : visit.view}>
      <TabTitle page={words.title} />
      <section className={styles.scan} aria-label={words.scan}>
        <ModeSwitch mode={mode} onMode={desk.switchMode} />
        <Viewfinder ref={finder} onCode={({ text }) => takeFromCamera(text)} onPictures={takePictures} />
        <CodeField
          ref={field}
          kept={keptDigits(desk, stage)}
          taken={takenCode(stage)}
          whenTyped={whenTyped}
          onCode={desk.submit}
          onBegun={putAside}
        />
        <ScannerRow />
      </section>
      <section className={styles.stage} aria-label={words.result}>
        <DeskStage
          workplace={workplace}
          stage={stage}
          whenTyped={whenTyped}
          onRegister={register}
          onRegistered={registered}
          onBack={leaveForm}
          onNext={next}
          onClear={clear}
          onCopies={toCopies}
        />
      </section>
      <TodayList
        window={session.window}
        shown={visit.view === 'stage' && stage.kind === 'answer' ? answerKey(stage.answer) : undefined}
        onOpen={open}
      />
      {asksToDrop && (
        <Suspense>
          <DropDraft onContinue={register} onDrop={goOn} onClose={() => setAsksToDrop(false)} />
        </Suspense>
      )}
      <PictureDrop onPictures={takePictures} onText={(text) => desk.submit(text, 'pasted')} />
    </div>
  )
}

/** What tells one code that was taken from the next: it is being sent, or its answer was known and is shown again. */
function takenCode(stage: Stage): unknown {
  if (stage.kind === 'asking') return stage.submission
  return stage.kind === 'answer' && stage.repeated !== undefined ? stage.show : undefined
}

/** Digits that stay in the field: on their way, or waiting for another try. */
function keptDigits(desk: Desk, stage: Stage): string | undefined {
  const code =
    stage.kind === 'asking' ? stage.submission.code : stage.kind === 'answer' ? desk.retryable(stage.answer) : undefined
  return code?.kind === 'barcode' ? code.value : undefined
}
