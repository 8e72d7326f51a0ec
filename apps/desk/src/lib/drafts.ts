// Half-filled forms outlive their screens: who looks elsewhere and comes back, or signs in again after the session
// ended, finds what was typed. In the memory of this tab alone, since personal data has no place on the disk of a shared
// computer (docs/decisions/0035); for one person, gone when that one signs out or another signs in.
import { useCallback, useEffect } from 'react'
import { createStore, useStore } from './store.ts'
import { noteUnsent } from './unsent.ts'

const drafts = createStore<ReadonlyMap<string, unknown>>(new Map())
let owner: string | undefined

/** From now on drafts are of this person; those of another are gone. */
export function keepDraftsOf(person: string): void {
  if (owner !== person) forgetDrafts()
  owner = person
}

export function forgetDrafts(): void {
  owner = undefined
  for (const form of drafts.get().keys()) noteUnsent(form, false)
  drafts.set(new Map())
}

/** Whether there is something of this form that was typed and not sent, at this moment. */
export function hasDraft(form: string): boolean {
  return drafts.get().has(form)
}

export function dropDraft(form: string): void {
  put(form, undefined)
}

/** The same for a screen, which is drawn again when it changes. */
export function useHasDraft(form: string): boolean {
  return useStore(drafts).has(form)
}

/**
 * Like `useState` for the values of a form, but kept under the form's name until they are dropped: after they were sent,
 * or when somebody calls the form off. Values that are as they were at first are no draft.
 *
 * @param initial the values of an untouched form, as JSON has them
 */
export function useDraft<T>(form: string, initial: T): [value: T, write: (next: T) => void, drop: () => void] {
  const all = useStore(drafts)
  const value = all.has(form) ? (all.get(form) as T) : initial
  const untouched = JSON.stringify(initial)
  // What was sent has become what the form begins with.
  const isSettled = all.has(form) && JSON.stringify(value) === untouched
  useEffect(() => {
    if (isSettled) put(form, undefined)
  }, [form, isSettled])
  const write = useCallback(
    (next: T) => put(form, JSON.stringify(next) === untouched ? undefined : next),
    [form, untouched],
  )
  const drop = useCallback(() => dropDraft(form), [form])
  return [value, write, drop]
}

function put(form: string, value: unknown) {
  if (value === undefined && !drafts.get().has(form)) return
  const next = new Map(drafts.get())
  if (value === undefined) next.delete(form)
  else next.set(form, value)
  drafts.set(next)
  noteUnsent(form, value !== undefined)
}
