import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { checkSessionAfter } from '../features/session/queries.ts'
import { asProblem, type FailureCode } from '../lib/problem.ts'

/** Failures that may disappear within a second. Retrying is safe: only reads are repeated. */
const passing: readonly FailureCode[] = ['offline', 'not-ready', 'internal']

export function createQueryClient(): QueryClient {
  const notice = (error: unknown) => checkSessionAfter(client, error)
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        // The bff is often on the same machine, so the browser's online state says nothing about it.
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
