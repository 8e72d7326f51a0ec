import {
  catalogueItemSchema,
  catalogueSchema,
  paths,
  serviceCodeSchema,
  serviceSchema,
  servicesSchema,
  type CatalogueList,
  type NewService,
  type ServiceSettings,
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

/** The catalogue by pages. While a changed search is loading, the previous results stay. */
export const catalogueQuery = (list: CatalogueList, q: string) =>
  infiniteQueryOptions({
    queryKey: ['services', 'catalogue', list, q],
    queryFn: ({ pageParam, signal }) =>
      api.get(
        withQuery(paths.catalogue, { list, q, skip: pageParam === 0 ? undefined : pageParam }),
        catalogueSchema,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const seen = pages.reduce((sum, { items }) => sum + items.length, 0)
      return seen < total ? seen : undefined
    },
    placeholderData: keepPreviousData,
  })

export const catalogueItemQuery = (id: string) =>
  queryOptions({
    queryKey: ['services', 'catalogue-item', id],
    queryFn: ({ signal }) => api.get(paths.catalogueItem(id), catalogueItemSchema, signal),
  })

/** The service in use that has a code. */
export const serviceByCodeQuery = (code: string) =>
  queryOptions({
    queryKey: ['services', 'by-code', code],
    queryFn: async ({ signal }) => {
      const { items } = await api.get(withQuery(paths.services, { q: code }), servicesSchema, signal)
      return items.find((service) => service.code === code) ?? null
    },
    enabled: serviceCodeSchema.safeParse(code).success,
  })

/** Appeals and the export contain data of services, so they are read again as well. */
const refresh = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'centre' })

export const changeServiceMutation = (client: QueryClient, id: string) =>
  mutationOptions({
    mutationFn: (settings: ServiceSettings) => api.patch(paths.service(id), settings, serviceSchema),
    onSuccess: () => void refresh(client),
  })

export const addServiceMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (service: NewService) => api.post(paths.services, service, serviceSchema),
    onSuccess: () => void refresh(client),
  })
