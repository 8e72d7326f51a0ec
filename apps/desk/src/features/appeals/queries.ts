import {
  appealSchema,
  appealsSchema,
  appealTasksSchema,
  paths,
  serviceSchema,
  servicesSchema,
  type Appeal,
  type AppealChange,
  type AppealRegistration,
  type AppealsQuery,
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

/** Services that match what was typed; for an empty text, those used recently and often at this window. */
export const servicesQuery = (q: string, withRetired: boolean) =>
  queryOptions({
    queryKey: ['services', 'found', q, withRetired],
    queryFn: ({ signal }) =>
      api.get(withQuery(paths.services, { q, retired: withRetired ? 'true' : undefined }), servicesSchema, signal),
    placeholderData: keepPreviousData,
  })

export const serviceQuery = (id: string) =>
  queryOptions({
    queryKey: ['services', 'one', id],
    queryFn: ({ signal }) => api.get(paths.service(id), serviceSchema, signal),
  })

export const appealQuery = (id: string) =>
  queryOptions({
    queryKey: ['appeals', 'one', id],
    queryFn: ({ signal }) => api.get(paths.appeal(id), appealSchema, signal),
  })

/** What a list of the journal is filtered by. */
export type JournalQuery = Omit<AppealsQuery, 'cursor'>

/** A work list, page by page, newest first. */
export const appealsQuery = (query: JournalQuery) =>
  infiniteQueryOptions({
    queryKey: ['appeals', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.get(withQuery(paths.appeals, { ...query, cursor: pageParam }), appealsSchema, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const appealTasksQuery = queryOptions({
  queryKey: ['appeals', 'tasks'],
  queryFn: ({ signal }) => api.get(paths.appealTasks, appealTasksSchema, signal),
})

export function registerMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (registration: AppealRegistration) => api.post(paths.appeals, registration, appealSchema),
    onSuccess: (appeal) => {
      remember(client, appeal)
      // The chosen service is listed first the next time.
      void client.invalidateQueries({ queryKey: ['services', 'found', ''] })
    },
  })
}

export function changeMutation(client: QueryClient, id: string) {
  return mutationOptions({
    mutationFn: (change: AppealChange) => changeAppeal(id, change),
    onSuccess: (appeal) => remember(client, appeal),
    // Refused because the appeal has changed meanwhile: read its current state.
    onError: () => client.invalidateQueries({ queryKey: appealQuery(id).queryKey }),
  })
}

/** Adds an event to the journal of an appeal; returns the appeal in its new state. */
export function changeAppeal(id: string, change: AppealChange): Promise<Appeal> {
  return api.post(paths.appealChanges(id), change, appealSchema)
}

function remember(client: QueryClient, appeal: Appeal): void {
  client.setQueryData(appealQuery(appeal.id).queryKey, appeal)
  void client.invalidateQueries({ queryKey: ['appeals', 'list'] })
  void client.invalidateQueries({ queryKey: ['appeals', 'tasks'] })
}
