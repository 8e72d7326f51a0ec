import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { noticeSession } from '../features/session/queries.ts'
import { asProblem, type FailureCode } from '../lib/problem.ts'

/** Failures that may be over the next second. Asking again is safe: only reads are repeated. */
const passing: readonly FailureCode[] = ['offline', 'not-ready', 'internal']

export function createQueryClient(): QueryClient {
  const notice = (error: unknown) => noticeSession(client, error)
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        // The bff is often on this very machine: the browser's idea of being online says nothing about it.
        networkMode: 'always',
        staleTime: 10_000,
        retry: (count, error) => count < 2 && passing.includes(asProblem(error).code),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
