import { documentCopiesSchema, documentCopySchema, paths } from '@diia-desk/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { withQuery } from '../../lib/addresses.ts'
import { api } from '../../lib/api.ts'

/** One copy. A released copy never changes. */
export const documentCopyQuery = (id: string) =>
  queryOptions({
    queryKey: ['document-copies', 'one', id],
    queryFn: ({ signal }) => api.get(paths.documentCopy(id), documentCopySchema, signal),
    staleTime: Infinity,
  })

/** Copies of a day, page by page, newest first. */
export const documentCopiesQuery = (day: string) =>
  infiniteQueryOptions({
    queryKey: ['document-copies', 'day', day],
    queryFn: ({ pageParam, signal }) =>
      api.get(withQuery(paths.documentCopies, { day, cursor: pageParam }), documentCopiesSchema, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
