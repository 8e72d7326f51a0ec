import { paths, systemHealthSchema } from '@diia-desk/contract'
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

/** Most changes are reported by events; a disk that fills up is noticed by polling. */
export const systemHealthQuery = queryOptions({
  queryKey: ['system-health'],
  queryFn: ({ signal }) => api.get(paths.systemHealth, systemHealthSchema, signal),
  refetchInterval: 30_000,
})

export function lookAgainMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => api.send('POST', paths.packageReexamination(id)),
    onSettled: () => client.invalidateQueries({ queryKey: ['system-health'] }),
  })
}
