import type { Appeal, TodayItem } from '@diia-desk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type RefObject } from 'react'
import { emptyDraft, hasContent } from '../features/appeals/draft.ts'
import { beep } from '../features/codes/beep.ts'
import type { CodeFieldHandle } from '../features/codes/use-code-field.ts'
import { isRunning, isVerdict, type SubmissionResult } from '../features/codes/stage.ts'
import type { ViewfinderHandle } from '../features/codes/viewfinder.tsx'
import { documentRequestQuery } from '../features/document-requests/queries.ts'
import { reportUserActivity } from '../lib/user-activity.ts'
import { retryOf } from './retry.ts'
import type { Workplace } from './workplace.ts'

/** The clerk's actions in a visit, by keys, buttons and codes. */
export function useVisitActions(
  { stageStore, visits, draft }: Workplace,
  field: RefObject<CodeFieldHandle | null>,
  finder: RefObject<ViewfinderHandle | null>,
) {
  const client = useQueryClient()
  const [isDropAsked, setIsDropAsked] = useState(false)

  /** Clears the stage for the same visitor. */
  function clear() {
    stageStore.clear()
    field.current?.clear()
    finder.current?.next()
  }

  function next() {
    if (hasContent(draft.get())) setIsDropAsked(true)
    else startNextVisit()
  }

  function startNextVisit() {
    setIsDropAsked(false)
    clear()
    visits.next()
    draft.set(emptyDraft())
  }

  function switchToCopies() {
    stageStore.switchMode('copies')
    clear()
  }

  /** Returns to the view from which the form was opened. */
  function leaveForm() {
    visits.show(visits.get().appealId !== undefined && stageStore.get().kind === 'idle' ? 'appeal' : 'stage')
  }

  function escape() {
    const { view } = visits.get()
    if (view === 'form') leaveForm()
    // A call in progress is only cancelled; the visitor stays.
    else if (view === 'stage' && isRunning(stageStore.get())) clear()
    else next()
  }

  function register() {
    setIsDropAsked(false)
    const current = stageStore.get()
    // The shown result belongs to this visitor, also if it was opened from the list.
    if (visits.get().view === 'stage' && current.kind === 'result' && current.result.kind !== 'failed')
      visits.add(latestOf(current.result))
    visits.show('form')
  }

  function registered(appeal: Appeal) {
    draft.set(emptyDraft())
    clear()
    visits.registered(appeal.id)
  }

  function open(result: SubmissionResult) {
    visits.show('stage')
    stageStore.open(result)
  }

  function retry() {
    const current = stageStore.get()
    if (current.kind !== 'result') return
    retryOf(stageStore, current.result.kind === 'failed' ? current.result : latestOf(current.result))?.()
  }

  /**
   * A result must not stay on the stage while another code is entered. A request that is being waited for and a result
   * that may be retried stay.
   */
  function clearForNextCode() {
    const current = stageStore.get()
    const result = current.kind === 'result' && current.result.kind !== 'failed' ? latestOf(current.result) : undefined
    if (result !== undefined && isVerdict(result)) stageStore.clearForNextCode(result)
  }

  /** The current state of a request: it may have changed since it was put on the stage. */
  function latestOf(result: TodayItem): TodayItem {
    if (result.kind !== 'document-request') return result
    return {
      kind: 'document-request',
      request: client.getQueryData(documentRequestQuery(result.request.id).queryKey) ?? result.request,
    }
  }

  function takePictures(files: readonly File[]) {
    if (files.length > 0) void stageStore.takePictures(files).then((sent) => sent && beep())
  }

  /** Only a new code counts as activity: a phone left in front of the camera does not. */
  function takeFromCamera(text: string) {
    if (!stageStore.submit(text, 'camera')) return
    reportUserActivity()
    beep()
  }

  return {
    isDropAsked,
    keepDraft: () => setIsDropAsked(false),
    clear,
    next,
    startNextVisit,
    switchToCopies,
    leaveForm,
    escape,
    register,
    registered,
    open,
    retry,
    clearForNextCode,
    takePictures,
    takeFromCamera,
  }
}
