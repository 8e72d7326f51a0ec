import { centreSchema, paths, sessionSchema, type SecondStep, type Session, type SignIn } from '@diia-desk/contract'
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { now } from '../../lib/clock.ts'
import { forgetDrafts } from '../../lib/drafts.ts'
import { asProblem } from '../../lib/problem.ts'
import { createStore } from '../../lib/store.ts'
import { setTabSession } from '../../lib/tab-session.ts'
import { openTabChannel } from '../../lib/tabs.ts'

/** Milliseconds between attempts while the bff cannot be reached. */
const againMs = 5_000

/** Why a session ended, as far as this tab knows. */
export type SessionEnd = 'idle' | 'over' | 'signed-out-elsewhere' | 'unknown'

/** Set when a session ended without «Sign out» in this tab, so that the sign-in page can give the reason. */
export const ended = createStore<SessionEnd | undefined>(undefined)

/** Whether another tab reported a sign-out after this tab last knew its session to be valid. */
let isSignedOutElsewhere = false

/** The person signed in in this browser now, while this tab shows the page of another one. */
export const otherPerson = createStore<Session | undefined>(undefined)

/** When the session ends without activity. A separate store, because it changes often and few components need it. */
export const idleEnd = createStore(Number.POSITIVE_INFINITY)

/** The session of this tab; null if nobody is signed in. */
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
    onSuccess: (session) => begin(client, session),
  })
}

/** The code of the second factor, after login and password were right. */
export function secondStepMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (input: SecondStep) => api.postForBrowser(paths.secondStep, input, sessionSchema),
    onSuccess: (session) => begin(client, session),
  })
}

function begin(client: QueryClient, session: Session): void {
  const before = client.getQueryData(sessionQuery.queryKey)
  if (before && before.staff.id !== session.staff.id) forget(client)
  enter(client, session)
  tellTabs('changed')
}

export function signOutMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: async () => {
      try {
        await api.send('DELETE', paths.session)
      } catch (error) {
        // The bff no longer knows the session, so the person is signed out already.
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

/** The bff no longer knows the session: the sign-in page is shown, and the address stays unchanged. */
export function endSession(client: QueryClient): void {
  const session = client.getQueryData(sessionQuery.queryKey)
  if (session) ended.set(endOf(session))
  forget(client)
}

/** Says only what is known: an administrator may have ended the session without notice. */
function endOf({ endsAt }: Session): SessionEnd {
  if (isSignedOutElsewhere) return 'signed-out-elsewhere'
  if (now() >= Date.parse(endsAt)) return 'over'
  return now() >= idleEnd.get() ? 'idle' : 'unknown'
}

/** After a refused call: the session may have ended, or another person may have signed in in this browser. */
export function checkSessionAfter(client: QueryClient, error: unknown): void {
  const { code } = asProblem(error)
  if (code === 'unauthenticated') endSession(client)
  if (code === 'other-session') void client.invalidateQueries(sessionQuery)
}

/** Turns this tab into the page of the person who is signed in now; drafts of the former person are lost. */
export function switchToSignedInPerson(client: QueryClient): void {
  const other = otherPerson.get()
  if (other === undefined) return
  forgetDrafts()
  forget(client)
  enter(client, other)
}

/** Notices when somebody signs in or out in another tab of this browser. */
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

/** Updates this tab when the bff has said who is signed in in this browser. */
function meet(client: QueryClient, session: Session): Session {
  const own = client.getQueryData(sessionQuery.queryKey)
  if (own && (own.staff.id !== session.staff.id || own.window !== session.window)) {
    otherPerson.set(session)
    return own
  }
  const isAnew = own && own.id !== session.id
  take(session)
  // The same person has signed in again in another tab: repeat the calls that were refused meanwhile.
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

/** No data of one member of staff is kept for the next one. */
function forget(client: QueryClient): void {
  otherPerson.set(undefined)
  setTabSession(undefined)
  client.setQueryData(sessionQuery.queryKey, null)
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'centre' })
}
