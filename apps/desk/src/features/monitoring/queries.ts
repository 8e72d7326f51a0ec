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

// Two query keys. A pull changes `monitoring` with every page that it reads. `export-preview` makes the bff read the
// whole period and changes with the appeals, so it is read again each time the screen is opened.

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

/** One page of what the state would receive; without a cursor the first one, which alone contains the totals. */
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
    // The password must not be kept in the cache when the screen is closed.
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

/** A test waits for an address that may not answer, one step after another. */
const testPullLimitMs = 120_000

/** Keeps the last page while another page of the same period is loading. */
function pageBefore(period: Period, cursor: string | undefined) {
  return <Page>(before: Page | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
    cursor !== undefined && JSON.stringify(query?.queryKey[2]) === JSON.stringify(period) ? before : undefined
}
