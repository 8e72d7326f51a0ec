import { centreSchema, paths, sessionSchema, type Session, type SignIn } from '@diia-desk/contract'
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { now } from '../../lib/clock.ts'
import { forgetDrafts } from '../../lib/drafts.ts'
import { asProblem } from '../../lib/problem.ts'
import { createStore } from '../../lib/store.ts'
import { setTabSession } from '../../lib/tab-session.ts'
import { openTabChannel } from '../../lib/tabs.ts'

/** Seconds between tries while the bff cannot be reached at all. */
const againMs = 5_000

/** Why a session ended, as far as this tab knows. */
export type SessionEnd = 'idle' | 'over' | 'signed-out-elsewhere' | 'unknown'

/** Set after a session ended without a press in this tab, so that the sign-in page can say why it is there. */
export const ended = createStore<SessionEnd | undefined>(undefined)

/** Whether another tab has told that its person signed out, since this one knows of its session. */
let isSignedOutElsewhere = false

/** Who is signed in in this browser now, while this tab shows the page of somebody else. */
export const otherPerson = createStore<Session | undefined>(undefined)

/** When the session ends if nobody touches the desk. A store of its own: it changes all the time, and few look at it. */
export const idleEnd = createStore(Number.POSITIVE_INFINITY)

/** Whose page this tab shows; null is nobody's. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client, signal }): Promise<Session | null> => {
    try {
      return meet(client, await api.getForBrowser(paths.session, sessionSchema, signal))
    } catch (error) {
      if (asProblem(error).code !== 'unauthenticated') throw error
      endSession(client)
      return null
    }
  },
  staleTime: Infinity,
  refetchInterval: (query) => (query.state.status === 'error' ? againMs : false),
})

export const centreQuery = queryOptions({
  queryKey: ['centre'],
  queryFn: ({ signal }) => api.get(paths.centre, centreSchema, signal),
  refetchInterval: (query) => (query.state.status === 'error' ? againMs : 60_000),
})

export function signInMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (input: SignIn) => api.postForBrowser(paths.session, input, sessionSchema),
    onSuccess: (session) => {
      const before = client.getQueryData(sessionQuery.queryKey)
      if (before && before.staff.id !== session.staff.id) forget(client)
      enter(client, session)
      tellTabs('changed')
    },
  })
}

export function signOutMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: async () => {
      try {
        await api.send('DELETE', paths.session)
      } catch (error) {
        // Whom the bff no longer knows is signed out already.
        if (asProblem(error).code !== 'unauthenticated') throw error
      }
    },
    onSuccess: () => {
      forgetDrafts()
      forget(client)
      tellTabs('signed-out')
    },
  })
}

/** The bff no longer knows the session: whoever was signed in sees the sign-in page, where they were stays in the address. */
export function endSession(client: QueryClient): void {
  const session = client.getQueryData(sessionQuery.queryKey)
  if (session) ended.set(endOf(session))
  forget(client)
}

/** Only what is known: an administrator may have ended the session too, and tells nobody. */
function endOf({ endsAt }: Session): SessionEnd {
  if (isSignedOutElsewhere) return 'signed-out-elsewhere'
  if (now() >= Date.parse(endsAt)) return 'over'
  return now() >= idleEnd.get() ? 'idle' : 'unknown'
}

/** A call was refused: perhaps the session has ended, or the browser is somebody else's now. */
export function noticeSession(client: QueryClient, error: unknown): void {
  const { code } = asProblem(error)
  if (code === 'unauthenticated') endSession(client)
  if (code === 'other-session') void client.invalidateQueries(sessionQuery)
}

/** This tab becomes the page of whoever is signed in now; what its own person has begun in it is gone. */
export function becomeOther(client: QueryClient): void {
  const other = otherPerson.get()
  if (other === undefined) return
  forgetDrafts()
  forget(client)
  enter(client, other)
}

/** Watches for other tabs of this browser in which somebody signs in or out. */
export function watchSignIns(client: QueryClient): () => void {
  const channel = openTabChannel<TabNews>(channelName, (news) => {
    isSignedOutElsewhere = news === 'signed-out'
    void client.invalidateQueries(sessionQuery)
  })
  return () => channel.close()
}

const channelName = 'session'

type TabNews = 'changed' | 'signed-out'

function tellTabs(news: TabNews) {
  const channel = openTabChannel<TabNews>(channelName, () => undefined)
  channel.post(news)
  channel.close()
}

/** What this tab shows when the bff says who is signed in in the browser. */
function meet(client: QueryClient, session: Session): Session {
  const own = client.getQueryData(sessionQuery.queryKey)
  if (own && (own.staff.id !== session.staff.id || own.window !== session.window)) {
    otherPerson.set(session)
    return own
  }
  const isAnew = own && own.id !== session.id
  take(session)
  // The same person has signed in again in another tab: what was refused meanwhile is asked again.
  if (isAnew)
    setTimeout(() => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }))
  return session
}

function enter(client: QueryClient, session: Session) {
  take(session)
  client.setQueryData(sessionQuery.queryKey, session)
}

function take(session: Session) {
  ended.set(undefined)
  isSignedOutElsewhere = false
  otherPerson.set(undefined)
  idleEnd.set(Date.parse(session.idleEndsAt))
  setTabSession(session.id)
}

/** Nothing that one member of staff has seen stays for the next. */
function forget(client: QueryClient): void {
  otherPerson.set(undefined)
  setTabSession(undefined)
  client.setQueryData(sessionQuery.queryKey, null)
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'centre' })
}
