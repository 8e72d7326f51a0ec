import { centreSchema, paths, sessionSchema, type Session, type SignIn } from '@diia-desk/contract'
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { asProblem } from '../../lib/problem.ts'
import { createStore } from '../../lib/store.ts'

/** Seconds between tries while the bff cannot be reached at all. */
const againMs = 5_000

/** Who is signed in; null is nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client, signal }): Promise<Session | null> => {
    try {
      return await api.get(paths.session, sessionSchema, signal)
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
    mutationFn: (input: SignIn) => api.post(paths.session, input, sessionSchema),
    onSuccess: (session) => {
      ended.set(false)
      client.setQueryData(sessionQuery.queryKey, session)
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
    onSuccess: () => forget(client),
  })
}

/** True after a session ended by itself, so that the sign-in page can say why it is there. */
export const ended = createStore(false)

/** The bff no longer knows the session: whoever was signed in sees the sign-in page, where they were stays in the address. */
export function endSession(client: QueryClient): void {
  if (client.getQueryData(sessionQuery.queryKey)) ended.set(true)
  forget(client)
}

/** Nothing that one member of staff has seen stays for the next. */
function forget(client: QueryClient): void {
  client.setQueryData(sessionQuery.queryKey, null)
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'centre' })
}
