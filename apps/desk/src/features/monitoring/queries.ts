import {
  centreRegisterSchema,
  centreSettingsSchema,
  exportCompletenessSchema,
  exportPreviewSchema,
  exportPullsSchema,
  exportRejectedSchema,
  exportStateSchema,
  issuedCredentialSchema,
  paths,
  testPullSchema,
  type CentreSettingsChange,
  type NewCredential,
  type Period,
  type TestPullRequest,
} from '@diia-desk/contract'
import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query'
import { withQuery } from '../../lib/addresses.ts'
import { api } from '../../lib/api.ts'

// Two nouns. A pull changes what is said of pulls, `monitoring`, on every page that it takes; what a period holds,
// `export-preview`, costs the bff a look at the whole period and changes with appeals, so it is asked for anew whenever
// somebody comes to see it.

export const exportStateQuery = queryOptions({
  queryKey: ['monitoring', 'state'],
  queryFn: ({ signal }) => api.get(paths.exportState, exportStateSchema, signal),
})

/** The log of pulls, newest first, page by page. */
export const exportPullsQuery = infiniteQueryOptions({
  queryKey: ['monitoring', 'pulls'],
  queryFn: ({ pageParam, signal }) =>
    api.get(withQuery(paths.exportPulls, { cursor: pageParam }), exportPullsSchema, signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
})

export const centreSettingsQuery = queryOptions({
  queryKey: ['monitoring', 'centre'],
  queryFn: ({ signal }) => api.get(paths.centreSettings, centreSettingsSchema, signal),
})

export const centreRegisterQuery = (q: string) =>
  queryOptions({
    queryKey: ['monitoring', 'centre-register', q],
    queryFn: ({ signal }) => api.get(withQuery(paths.centreRegister, { q }), centreRegisterSchema, signal),
    placeholderData: keepPreviousData,
  })

/** A page of what the state would receive; without a cursor the first, which alone has the sums. */
export const exportPreviewQuery = (period: Period, cursor?: string) =>
  queryOptions({
    queryKey: ['export-preview', 'page', period, cursor ?? ''],
    queryFn: ({ signal }) =>
      api.get(withQuery(paths.exportPreview, { ...period, cursor }), exportPreviewSchema, signal),
    staleTime: 0,
    placeholderData: pageBefore(period, cursor),
  })

export const exportRejectedQuery = (period: Period, cursor?: string) =>
  queryOptions({
    queryKey: ['export-preview', 'rejected', period, cursor ?? ''],
    queryFn: ({ signal }) =>
      api.get(withQuery(paths.exportRejected, { ...period, cursor }), exportRejectedSchema, signal),
    staleTime: 0,
    placeholderData: pageBefore(period, cursor),
  })

export const exportCompletenessQuery = (period: Period) =>
  queryOptions({
    queryKey: ['export-preview', 'completeness', period],
    queryFn: ({ signal }) => api.get(withQuery(paths.exportCompleteness, period), exportCompletenessSchema, signal),
    staleTime: 0,
  })

export function changeCentreMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (change: CentreSettingsChange) => api.patch(paths.centreSettings, change, centreSettingsSchema),
    onSuccess: async (settings) => {
      client.setQueryData(centreSettingsQuery.queryKey, settings)
      await client.invalidateQueries({ queryKey: ['monitoring'] })
      await client.invalidateQueries({ queryKey: ['export-preview'] })
    },
  })
}

export function createCredentialMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (credential: NewCredential) => api.post(paths.exportCredentials, credential, issuedCredentialSchema),
    // The password must not outlive the screen that shows it.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: ['monitoring'] }),
  })
}

export function revokeCredentialMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => api.send('DELETE', paths.exportCredential(id)),
    onSettled: () => client.invalidateQueries({ queryKey: ['monitoring'] }),
  })
}

export function testPullMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (request: TestPullRequest) => api.post(paths.exportTestPulls, request, testPullSchema, testPullLimitMs),
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: ['monitoring'] }),
  })
}

/** A test waits for an address that may be silent, step by step. */
const testPullLimitMs = 120_000

/** While another page of the same period comes, the last one stays. */
function pageBefore(period: Period, cursor: string | undefined) {
  return <Page>(before: Page | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
    cursor !== undefined && JSON.stringify(query?.queryKey[2]) === JSON.stringify(period) ? before : undefined
}
