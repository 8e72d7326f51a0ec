import { paths, todaySchema } from '@diia-desk/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

/** Checks and requests of this window today, newest first. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => api.get(paths.today, todaySchema, signal),
})
