import {
  type DocumentIdentificationInput,
  type DocumentRequestInput,
  errorBodySchema,
  requestStatusSchema,
  successBodySchema,
} from '@diia-desk/diia-wire'
import { failed, failureOf, isGood, readAnswer } from './answer.ts'
import { type RefusedCode, readRefusedCode } from './refused-code.ts'
import type { Session } from './session.ts'
import type { Answer } from './transport.ts'

type CodeNotTaken = Exclude<RefusedCode, { outcome: 'wrong-type' }>

/** What Diia said about a shown document. "Could not ask" is a DiiaError, never one of these. */
export type IdentificationResult = (
  | { outcome: 'valid' }
  | { outcome: 'not-valid'; detail?: 'wrong-type' }
  | CodeNotTaken
) & { traceId?: string }

/** Whether the visitor was asked on the phone. */
export type DocumentRequestResult = (
  | { outcome: 'asked' }
  | { outcome: 'refused'; detail?: 'wrong-type' }
  | CodeNotTaken
) & { traceId?: string }

export interface DocumentCalls {
  /** Checks a shown document. It uses the code up, so it is never repeated by itself. */
  identifyDocument(input: DocumentIdentificationInput): Promise<IdentificationResult>
  /** Asks the visitor for copies. It uses the code up, so it is never repeated by itself; copies come to the callback. */
  requestDocument(input: DocumentRequestInput): Promise<DocumentRequestResult>
  /**
   * Where a document-request stands, in Diia's words: initialized, processing, done, refuse, notUsed; others may come.
   */
  documentRequestStatus(input: { requestId: string; barcode?: string }): Promise<{ status: string }>
}

export function createDocumentCalls(session: Session): DocumentCalls {
  return {
    identifyDocument: async (body) => {
      const answer = await session.send({
        operation: 'document-identification',
        method: 'POST',
        path: '/api/v1/acquirers/document-identification',
        body,
      })
      const said = readSuccess(answer)
      const trace = traceOf(answer)
      if (said === true) return { outcome: 'valid', ...trace }
      if (said === false) return { outcome: 'not-valid', ...trace }
      return said.outcome === 'wrong-type'
        ? { outcome: 'not-valid', detail: 'wrong-type', ...trace }
        : { ...said, ...trace }
    },
    requestDocument: async (body) => {
      const answer = await session.send({
        operation: 'document-request',
        method: 'POST',
        path: '/api/v1/acquirers/document-request',
        body,
      })
      const trace = traceOf(answer)
      // One client recorded an empty body as the usual answer.
      if (answer.status === 200 && answer.empty) return { outcome: 'asked', ...trace }
      const said = readSuccess(answer)
      if (said === true) return { outcome: 'asked', ...trace }
      if (said === false) return { outcome: 'refused', ...trace }
      return said.outcome === 'wrong-type'
        ? { outcome: 'refused', detail: 'wrong-type', ...trace }
        : { ...said, ...trace }
    },
    documentRequestStatus: async ({ requestId, barcode }) => {
      const query = { requestId, ...(barcode === undefined ? {} : { barcode }) }
      const answer = await session.send({
        operation: 'document-request-status',
        method: 'GET',
        path: '/api/v1/acquirers/document-request/status',
        query,
      })
      return { status: readAnswer(answer, requestStatusSchema).status }
    },
  }
}

/**
 * Reads an answer of either form: `success` with status 200, or an HTTP error. A failure whose words are not about
 * the code is no verdict on the document and becomes a DiiaError, even when it came with `success: false`.
 */
function readSuccess(answer: Answer): boolean | RefusedCode {
  const refusal = errorBodySchema.safeParse(answer.json)
  const refused = refusal.success ? readRefusedCode(refusal.data) : undefined
  if (!isGood(answer)) {
    if (refused) return refused
    throw failureOf(answer)
  }
  const parsed = successBodySchema.safeParse(answer.json)
  if (!parsed.success) throw failed(answer, 'bad-answer')
  if (parsed.data.success) return true
  if (refused) return refused
  if (parsed.data.message || parsed.data.code) throw failureOf(answer)
  return false
}

function traceOf({ traceId }: Answer): { traceId?: string } {
  return traceId === undefined ? {} : { traceId }
}
