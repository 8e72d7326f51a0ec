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

/** Requests copies by a code. Not a mutation, because the stage store decides when a code may be sent. */
export function createDocumentRequest(
  code: DocumentCode,
  input: CodeInput,
  appealId?: string,
): Promise<DocumentRequest> {
  return api.post(paths.documentRequests, codeSubmission(code, input, appealId), documentRequestSchema)
}

/** One request. Events report its changes; slow polling covers a lost event. */
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
