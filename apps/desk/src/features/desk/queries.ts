import { paths, todaySchema } from '@diia-desk/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

/** The day of this window, newest first. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => api.get(paths.today, todaySchema, signal),
})
