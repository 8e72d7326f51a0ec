// Values of forms that were typed and not sent. They are kept when the screen is left and when the session ends, until
// the same person comes back. They stay in the memory of this tab, because personal data must not be written to the
// disk of a shared computer (docs/decisions/0035). They are deleted on sign-out and when another person signs in.
import { useCallback, useEffect } from 'react'
import { createStore, useStore } from './store.ts'
import { setUnsent } from './unsent.ts'

const drafts = createStore<ReadonlyMap<string, unknown>>(new Map())
let owner: string | undefined

/** Assigns the drafts to this person and deletes those of another one. */
export function keepDraftsOf(person: string): void {
  if (owner !== person) forgetDrafts()
  owner = person
}

export function forgetDrafts(): void {
  owner = undefined
  for (const form of drafts.get().keys()) setUnsent(form, false)
  drafts.set(new Map())
}

/** Whether the form has unsent values now. */
export function hasDraft(form: string): boolean {
  return drafts.get().has(form)
}

export function dropDraft(form: string): void {
  put(form, undefined)
}

/** The same as a hook. */
export function useHasDraft(form: string): boolean {
  return useStore(drafts).has(form)
}

/**
 * Like `useState` for the values of a form, but kept under the form's name until they were sent or the form was
 * cancelled. Values equal to the initial ones are not kept.
 *
 * @param initial the values of an untouched form; must be serialisable as JSON
 */
export function useDraft<T>(form: string, initial: T): [value: T, write: (next: T) => void, drop: () => void] {
  const all = useStore(drafts)
  const value = all.has(form) ? (all.get(form) as T) : initial
  const untouched = JSON.stringify(initial)
  // The sent values have become the initial ones.
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
  setUnsent(form, value !== undefined)
}
