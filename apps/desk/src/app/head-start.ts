// In a browser in which somebody worked at the desk before, what the desk needs is fetched while the bff still looks who
// is signed in: session, code, reader and camera together instead of one after the other. Nothing is read or sent
// before the session is known; a browser that only ever met strangers fetches nothing and opens no camera.
import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../features/session/queries.ts'
import { preferences } from '../lib/preferences.ts'
import { loadStaffArea, loadStartPage } from './parts.ts'

/** A word that says nothing of who it was. */
const storageKey = 'diia-desk.desk-here'

/** Whether the person who is signed in works at the desk, for the next time that the page is opened here. */
export function noteDeskHere(isHere: boolean): void {
  try {
    if (isHere) localStorage.setItem(storageKey, 'yes')
    else localStorage.removeItem(storageKey)
  } catch {
    // A browser that keeps nothing begins from the beginning each time.
  }
}

/** Asks who is signed in, and begins with what they will need. */
export function beginAhead(client: QueryClient): void {
  const session = client.prefetchQuery(sessionQuery).then(() => client.getQueryData(sessionQuery.queryKey))
  if (!wasDeskHere()) return
  fetchAhead(session.then((known) => known === null && noteDeskHere(false)))
  fetchAhead(loadStaffArea())
  if (location.pathname !== '/') return
  fetchAhead(loadStartPage())
  fetchAhead(beginReader(session))
}

async function beginReader(session: Promise<unknown>): Promise<void> {
  const { closeCameraAhead, openCameraAhead, preloadReader } = await import('@diia-desk/code-reader')
  fetchAhead(preloadReader())
  let isNobodys = false
  fetchAhead(
    session.then((known) => {
      if (known) return
      // The session has ended since: whoever stands before the sign-in page is not to be looked at.
      isNobodys = true
      closeCameraAhead()
    }),
  )
  if (!(await mayOpenCamera()) || isNobodys || document.hidden) return
  openCameraAhead(preferences().camera || undefined)
}

/** Only where the browser has been told so before: nobody is asked anything by a page that does not know them yet. */
async function mayOpenCamera(): Promise<boolean> {
  const { state } = await navigator.permissions.query({ name: 'camera' })
  return state === 'granted'
}

function wasDeskHere(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'yes'
  } catch {
    return false
  }
}

/** What fails here is asked for again by whoever needs it, and told there. */
function fetchAhead(work: Promise<unknown>): void {
  work.catch(() => undefined)
}
