import type { Appeal, TodayItem } from '@diia-desk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type RefObject } from 'react'
import { emptyDraft, isBegun } from '../features/appeals/draft.ts'
import { beep } from '../features/desk/beep.ts'
import type { CodeFieldHandle } from '../features/desk/code-field.tsx'
import { isRunning, isVerdict, type Answer } from '../features/desk/stage.ts'
import type { ViewfinderHandle } from '../features/desk/viewfinder.tsx'
import { documentRequestQuery } from '../features/document-requests/queries.ts'
import { noteHands } from '../lib/hands.ts'
import { retryOf } from './retry.ts'
import type { Workplace } from './workplace.ts'

/** What the clerk does with the visit: by keys, by buttons and by codes. */
export function useVisitActions(
  { desk, visits, draft }: Workplace,
  field: RefObject<CodeFieldHandle | null>,
  finder: RefObject<ViewfinderHandle | null>,
) {
  const client = useQueryClient()
  const [asksToDrop, setAsksToDrop] = useState(false)

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
    visits.show(visits.get().appealId !== undefined && desk.get().kind === 'idle' ? 'appeal' : 'stage')
  }

  function escape() {
    const { view } = visits.get()
    if (view === 'form') leaveForm()
    // What is still being asked is only called off; the visitor stays.
    else if (view === 'stage' && isRunning(desk.get())) clear()
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

  return {
    asksToDrop,
    keepDraft: () => setAsksToDrop(false),
    clear,
    next,
    goOn,
    toCopies,
    leaveForm,
    escape,
    register,
    registered,
    open,
    retry,
    putAside,
    takePictures,
    takeFromCamera,
  }
}
