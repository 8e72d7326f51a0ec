import { useQueryClient } from '@tanstack/react-query'
import { useRef, useSyncExternalStore } from 'react'
import { Announcer } from '../../components/announcer.tsx'
import { beep, useBeep } from '../../features/desk/beep.ts'
import { CodeField, type CodeFieldHandle } from '../../features/desk/code-field.tsx'
import type { Desk } from '../../features/desk/desk-store.ts'
import { ModeSwitch } from '../../features/desk/mode-switch.tsx'
import { PictureDrop } from '../../features/desk/picture-drop.tsx'
import { answerKey, type Answer, type Stage } from '../../features/desk/stage.ts'
import { TodayList } from '../../features/desk/today-list.tsx'
import { useDeskKeys } from '../../features/desk/use-desk-keys.ts'
import { Viewfinder, type ViewfinderHandle } from '../../features/desk/viewfinder.tsx'
import { useDeskWords } from '../../features/desk/words.ts'
import { documentRequestQuery } from '../../features/document-requests/queries.ts'
import { ScannerRow } from '../../features/scanner/scanner-row.tsx'
import { useUsbScanner } from '../../features/scanner/use-usb-scanner.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useSession } from '../session-context.ts'
import { deskOf } from './desk-of-session.ts'
import styles from './desk-page.module.css'
import { DeskStage, retryOf } from './desk-stage.tsx'

/** One page for the whole visit: the code on the left, its outcome in the middle, the day on the right. */
export function DeskPage() {
  const words = useDeskWords()
  const session = useSession()
  const client = useQueryClient()
  const desk = deskOf(session, client)
  const stage = useSyncExternalStore(desk.subscribe, desk.get)
  const { mode } = usePreferences()
  const field = useRef<CodeFieldHandle>(null)
  const finder = useRef<ViewfinderHandle>(null)

  function next() {
    desk.clear()
    field.current?.clear()
    finder.current?.next()
  }

  function toCopies() {
    desk.switchMode('copies')
    next()
  }

  function retry() {
    const current = desk.get()
    if (current.kind !== 'answer') return
    retryOf(desk, freshest(current.answer))?.()
  }

  /** The request as it is now: it may have changed since it came to the stage. */
  function freshest(answer: Answer): Answer {
    if (answer.kind !== 'document-request') return answer
    return { kind: 'document-request', request: client.getQueryData(documentRequestQuery(answer.request.id).queryKey) ?? answer.request }
  }

  function takePictures(files: readonly File[]) {
    if (files.length > 0) void desk.takePictures(files).then((sent) => sent && beep())
  }

  useDeskKeys(
    { F2: () => desk.switchMode(mode === 'check' ? 'copies' : 'check'), F4: () => field.current?.focus(), F8: retry, Escape: next },
    { text: (text) => desk.submit(text, 'pasted'), files: takePictures },
  )

  const { whenTyped } = useUsbScanner(({ text }) => desk.submit(text, 'scanner') && beep())

  useBeep()

  return (
    <div className={styles.desk} data-stage={stage.kind}>
      <title>{`${words.title} · diia-desk`}</title>
      <section className={styles.scan} aria-label={words.scan}>
        <ModeSwitch mode={mode} onMode={desk.switchMode} />
        <Viewfinder ref={finder} onCode={({ text }) => desk.submit(text, 'camera') && beep()} onPictures={takePictures} />
        <CodeField ref={field} kept={keptDigits(desk, stage)} whenTyped={whenTyped} onCode={desk.submit} />
        <ScannerRow />
      </section>
      <section className={styles.stage} aria-label={words.result}>
        <DeskStage desk={desk} stage={stage} onNext={next} onCopies={toCopies} />
      </section>
      <TodayList window={session.window} shown={stage.kind === 'answer' ? answerKey(stage.answer) : undefined} onOpen={desk.open} />
      <PictureDrop onPictures={takePictures} />
      <Announcer />
    </div>
  )
}

/** Digits that stay in the field: on their way, or waiting for another try. */
function keptDigits(desk: Desk, stage: Stage): string | undefined {
  const code = stage.kind === 'asking' ? stage.submission.code : stage.kind === 'answer' ? desk.retryable(stage.answer) : undefined
  return code?.kind === 'barcode' ? code.value : undefined
}
