import {
  documentRequestSchema,
  isOpen,
  paths,
  type CodeInput,
  type DocumentCode,
  type DocumentRequest,
} from '@diia-desk/contract'
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { codeSubmission } from '../../lib/code-submission.ts'

/** Asks for copies by a code. Not a mutation hook: the desk decides when a code may be sent. */
export function createDocumentRequest(
  code: DocumentCode,
  input: CodeInput,
  appealId?: string,
): Promise<DocumentRequest> {
  return api.post(paths.documentRequests, codeSubmission(code, input, appealId), documentRequestSchema)
}

/** One request. Events tell when it changes; the slow asking is for the case that one of them was lost. */
export const documentRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['document-requests', id],
    queryFn: ({ signal }) => api.get(paths.documentRequest(id), documentRequestSchema, signal),
    refetchInterval: (query) => (query.state.data !== undefined && isOpen(query.state.data.state) ? 5_000 : false),
  })

export function cancelMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => api.send('POST', paths.documentRequestCancellation(id)),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['document-requests'] }),
        client.invalidateQueries({ queryKey: ['today'] }),
      ]),
  })
}
