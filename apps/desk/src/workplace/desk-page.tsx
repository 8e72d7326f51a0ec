import type { Session } from '@diia-desk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef } from 'react'
import { TabTitle } from '../components/tab-title.tsx'
import { servicesQuery } from '../features/appeals/queries.ts'
import { beep, useBeep } from '../features/desk/beep.ts'
import { CodeField, type CodeFieldHandle } from '../features/desk/code-field.tsx'
import type { Desk } from './desk-store.ts'
import { ModeSwitch } from '../features/desk/mode-switch.tsx'
import { PictureDrop } from '../features/desk/picture-drop.tsx'
import { answerKey, type Stage } from '../features/desk/stage.ts'
import { TodayList } from '../features/desk/today-list.tsx'
import { useDeskKeys } from '../features/desk/use-desk-keys.ts'
import { Viewfinder, type ViewfinderHandle } from '../features/desk/viewfinder.tsx'
import { useDeskWords } from '../features/desk/words.ts'
import { ScannerRow } from '../features/scanner/scanner-row.tsx'
import { useUsbScanner } from '../features/scanner/use-usb-scanner.ts'
import { usePreferences } from '../lib/preferences.ts'
import { useStore } from '../lib/store.ts'
import { useVisitActions } from './use-visit-actions.ts'
import { workplaceOf } from './workplace.ts'
import styles from './desk-page.module.css'
import { DeskStage, DropDraft, loadRegistration } from './desk-stage.tsx'

/** One page for the whole visit: the code on the left, its outcome in the middle, the day on the right. */
export function DeskPage({ session }: { session: Session }) {
  const words = useDeskWords()
  const client = useQueryClient()
  const workplace = workplaceOf(session, client)
  const { desk, visits } = workplace
  const stage = useStore(desk)
  const visit = useStore(visits)
  const { mode } = usePreferences()
  const field = useRef<CodeFieldHandle>(null)
  const finder = useRef<ViewfinderHandle>(null)

  useEffect(() => {
    // The form must be there when it is called for, with the services that are chosen most.
    void loadRegistration().catch(() => undefined)
    void client.prefetchQuery(servicesQuery('', false))
  }, [client])

  const act = useVisitActions(workplace, field, finder)

  useDeskKeys(
    {
      F2: () => desk.switchMode(mode === 'check' ? 'copies' : 'check'),
      F4: () => field.current?.focus(),
      F8: act.retry,
      F9: act.register,
      Escape: act.escape,
    },
    { text: (text) => desk.submit(text, 'pasted'), files: act.takePictures },
  )

  const { whenTyped } = useUsbScanner(({ text }) => desk.submit(text, 'scanner') && beep())

  useBeep()

  return (
    <div className={styles.desk} data-stage={visit.view === 'stage' ? stage.kind : visit.view}>
      <TabTitle page={words.title} />
      <section className={styles.scan} aria-label={words.scan}>
        <ModeSwitch mode={mode} onMode={desk.switchMode} />
        <Viewfinder ref={finder} onCode={({ text }) => act.takeFromCamera(text)} onPictures={act.takePictures} />
        <CodeField
          ref={field}
          kept={keptDigits(desk, stage)}
          taken={takenCode(stage)}
          whenTyped={whenTyped}
          onCode={desk.submit}
          onBegun={act.putAside}
        />
        <ScannerRow />
      </section>
      <section className={styles.stage} aria-label={words.result}>
        <DeskStage
          workplace={workplace}
          stage={stage}
          whenTyped={whenTyped}
          onRegister={act.register}
          onRegistered={act.registered}
          onBack={act.leaveForm}
          onNext={act.next}
          onClear={act.clear}
          onCopies={act.toCopies}
        />
      </section>
      <TodayList
        window={session.window}
        shown={visit.view === 'stage' && stage.kind === 'answer' ? answerKey(stage.answer) : undefined}
        onOpen={act.open}
      />
      {act.asksToDrop && (
        <Suspense>
          <DropDraft onContinue={act.register} onDrop={act.goOn} onClose={act.keepDraft} />
        </Suspense>
      )}
      <PictureDrop onPictures={act.takePictures} onText={(text) => desk.submit(text, 'pasted')} />
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
