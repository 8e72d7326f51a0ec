import type { Session } from '@diia-desk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef } from 'react'
import { TabTitle } from '../components/tab-title.tsx'
import { servicesQuery } from '../features/appeals/queries.ts'
import { beep, useBeep } from '../features/codes/beep.ts'
import { CodeField } from '../features/codes/code-field.tsx'
import type { CodeFieldHandle } from '../features/codes/use-code-field.ts'
import type { StageStore } from './stage-store.ts'
import { ModeSwitch } from '../features/codes/mode-switch.tsx'
import { PictureDrop } from '../features/codes/picture-drop.tsx'
import { resultKey, type Stage } from '../features/codes/stage.ts'
import { TodayList } from '../features/codes/today-list.tsx'
import { useWorkplaceKeys } from '../features/codes/use-workplace-keys.ts'
import { Viewfinder, type ViewfinderHandle } from '../features/codes/viewfinder.tsx'
import { useCodeWords } from '../features/codes/words.ts'
import { ScannerRow } from '../features/scanner/scanner-row.tsx'
import { useUsbScanner } from '../features/scanner/use-usb-scanner.ts'
import { usePreferences } from '../lib/preferences.ts'
import { useStore } from '../lib/store.ts'
import { useVisitActions } from './use-visit-actions.ts'
import { workplaceOf } from './workplace.ts'
import styles from './workplace-page.module.css'
import { WorkplaceStage, DropDraft, loadRegistration } from './workplace-stage.tsx'

/** The page of a visit: code on the left, stage in the middle, today's list on the right. */
export function WorkplacePage({ session }: { session: Session }) {
  const words = useCodeWords()
  const client = useQueryClient()
  const workplace = workplaceOf(session, client)
  const { stageStore, visits } = workplace
  const stage = useStore(stageStore)
  const visit = useStore(visits)
  const { mode } = usePreferences()
  const field = useRef<CodeFieldHandle>(null)
  const finder = useRef<ViewfinderHandle>(null)

  useEffect(() => {
    // Loaded in advance, with the services that are used most, so that F9 opens the form at once.
    void loadRegistration().catch(() => undefined)
    void client.prefetchQuery(servicesQuery('', false))
  }, [client])

  const actions = useVisitActions(workplace, field, finder)

  useWorkplaceKeys(
    {
      F2: () => stageStore.switchMode(mode === 'check' ? 'copies' : 'check'),
      F4: () => field.current?.focus(),
      F8: actions.retry,
      F9: actions.register,
      Escape: actions.escape,
    },
    { text: (text) => stageStore.submit(text, 'pasted'), files: actions.takePictures },
  )

  const { whenTyped } = useUsbScanner(({ text }) => stageStore.submit(text, 'scanner') && beep())

  useBeep()

  return (
    <div className={styles.page} data-stage={visit.view === 'stage' ? stage.kind : visit.view}>
      <TabTitle page={words.title} />
      <section className={styles.scan} aria-label={words.scan}>
        <ModeSwitch mode={mode} onMode={stageStore.switchMode} />
        <Viewfinder
          ref={finder}
          onCode={({ text }) => actions.takeFromCamera(text)}
          onPictures={actions.takePictures}
        />
        <CodeField
          ref={field}
          kept={keptDigits(stageStore, stage)}
          taken={takenCode(stage)}
          whenTyped={whenTyped}
          onCode={stageStore.submit}
          onBegun={actions.clearForNextCode}
        />
        <ScannerRow />
      </section>
      <section className={styles.stage} aria-label={words.result}>
        <WorkplaceStage
          workplace={workplace}
          stage={stage}
          whenTyped={whenTyped}
          onRegister={actions.register}
          onRegistered={actions.registered}
          onBack={actions.leaveForm}
          onNext={actions.next}
          onClear={actions.clear}
          onCopies={actions.switchToCopies}
        />
      </section>
      <TodayList
        window={session.window}
        shown={visit.view === 'stage' && stage.kind === 'result' ? resultKey(stage.result) : undefined}
        onOpen={actions.open}
      />
      {actions.isDropAsked && (
        <Suspense>
          <DropDraft onContinue={actions.register} onDrop={actions.startNextVisit} onClose={actions.keepDraft} />
        </Suspense>
      )}
      <PictureDrop onPictures={actions.takePictures} onText={(text) => stageStore.submit(text, 'pasted')} />
    </div>
  )
}

/** Identifies an accepted code: it is being sent, or its result was known and is shown again. */
function takenCode(stage: Stage): unknown {
  if (stage.kind === 'asking') return stage.submission
  return stage.kind === 'result' && stage.repeated !== undefined ? stage.show : undefined
}

/** Digits that stay in the field: being sent, or kept for a retry. */
function keptDigits(stageStore: StageStore, stage: Stage): string | undefined {
  const code =
    stage.kind === 'asking'
      ? stage.submission.code
      : stage.kind === 'result'
        ? stageStore.retryable(stage.result)
        : undefined
  return code?.kind === 'barcode' ? code.value : undefined
}
