// In a browser where a clerk has worked before, everything that the workplace needs is loaded while the bff still
// checks who is signed in: session, code, reader and camera in parallel. Nothing is read or sent before the session is
// known. In any other browser nothing is loaded early and no camera is opened.
import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../features/session/queries.ts'
import { preferences } from '../lib/preferences.ts'
import { loadStaffArea, loadStartPage } from './parts.ts'

/** The stored value does not say who the clerk was. */
const storageKey = 'diia-desk.desk-here'

/** Remembers for the next visit whether a clerk is signed in in this browser. */
export function rememberClerkHere(isHere: boolean): void {
  try {
    if (isHere) localStorage.setItem(storageKey, 'yes')
    else localStorage.removeItem(storageKey)
  } catch {
    // Without storage nothing is preloaded the next time.
  }
}

/** Asks who is signed in and, for a clerk, loads what the workplace needs. */
export function preloadForClerk(client: QueryClient): void {
  const session = client.prefetchQuery(sessionQuery).then(() => client.getQueryData(sessionQuery.queryKey))
  if (!wasClerkHere()) return
  prefetch(session.then((known) => known === null && rememberClerkHere(false)))
  prefetch(loadStaffArea())
  if (location.pathname !== '/') return
  prefetch(loadStartPage())
  prefetch(startReaderAndCamera(session))
}

async function startReaderAndCamera(session: Promise<unknown>): Promise<void> {
  const { closeCameraAhead, openCameraAhead, preloadReader } = await import('@diia-desk/code-reader')
  prefetch(preloadReader())
  let isSignedOut = false
  prefetch(
    session.then((known) => {
      if (known) return
      // The session has ended meanwhile: no camera while the sign-in page is shown.
      isSignedOut = true
      closeCameraAhead()
    }),
  )
  if (!(await mayOpenCamera()) || isSignedOut || document.hidden) return
  openCameraAhead(preferences().camera || undefined)
}

/** Only where the permission has been granted before: this page must not cause a permission prompt. */
async function mayOpenCamera(): Promise<boolean> {
  const { state } = await navigator.permissions.query({ name: 'camera' })
  return state === 'granted'
}

function wasClerkHere(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'yes'
  } catch {
    return false
  }
}

/** Errors are ignored here: the screen that needs the resource loads it again and reports the error. */
function prefetch(work: Promise<unknown>): void {
  work.catch(() => undefined)
}
