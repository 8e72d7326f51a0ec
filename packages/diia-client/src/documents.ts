import {
  type DocumentIdentificationInput,
  type DocumentRequestInput,
  errorBodySchema,
  requestStatusSchema,
  successBodySchema,
} from '@diia-desk/diia-wire'
import { errorFor, errorOf, isSuccess, readResponse } from './response.ts'
import { type RefusedCode, readRefusedCode } from './refused-code.ts'
import type { Session } from './session.ts'
import type { DiiaResponse } from './transport.ts'

type RefusedCodeResult = Exclude<RefusedCode, { outcome: 'wrong-type' }>

/** Result of document-identification. A failed call is a DiiaError and never one of these. */
export type IdentificationResult = (
  | { outcome: 'valid' }
  | { outcome: 'not-valid'; detail?: 'wrong-type' }
  | RefusedCodeResult
) & { traceId?: string }

/** Result of document-request: whether the visitor was asked on the phone. */
export type DocumentRequestResult = (
  | { outcome: 'asked' }
  | { outcome: 'refused'; detail?: 'wrong-type' }
  | RefusedCodeResult
) & { traceId?: string }

export interface DocumentCalls {
  /** Checks a shown document. The call uses the code, so it is never repeated automatically. */
  identifyDocument(input: DocumentIdentificationInput): Promise<IdentificationResult>
  /** Requests copies from the visitor. The call uses the code, so it is never repeated automatically. The copies are delivered to the callback. */
  requestDocument(input: DocumentRequestInput): Promise<DocumentRequestResult>
  /**
   * The state of a document-request as Diia names it: initialized, processing, done, refuse, notUsed or another one.
   */
  documentRequestStatus(input: { requestId: string; barcode?: string }): Promise<{ status: string }>
}

export function createDocumentCalls(session: Session): DocumentCalls {
  return {
    identifyDocument: async (body) => {
      const response = await session.send({
        operation: 'document-identification',
        method: 'POST',
        path: '/api/v1/acquirers/document-identification',
        body,
      })
      const success = readSuccess(response)
      const trace = traceOf(response)
      if (success === true) return { outcome: 'valid', ...trace }
      if (success === false) return { outcome: 'not-valid', ...trace }
      return success.outcome === 'wrong-type'
        ? { outcome: 'not-valid', detail: 'wrong-type', ...trace }
        : { ...success, ...trace }
    },
    requestDocument: async (body) => {
      const response = await session.send({
        operation: 'document-request',
        method: 'POST',
        path: '/api/v1/acquirers/document-request',
        body,
      })
      const trace = traceOf(response)
      // One client recorded an empty body as the usual response.
      if (response.status === 200 && response.empty) return { outcome: 'asked', ...trace }
      const success = readSuccess(response)
      if (success === true) return { outcome: 'asked', ...trace }
      if (success === false) return { outcome: 'refused', ...trace }
      return success.outcome === 'wrong-type'
        ? { outcome: 'refused', detail: 'wrong-type', ...trace }
        : { ...success, ...trace }
    },
    documentRequestStatus: async ({ requestId, barcode }) => {
      const query = { requestId, ...(barcode === undefined ? {} : { barcode }) }
      const response = await session.send({
        operation: 'document-request-status',
        method: 'GET',
        path: '/api/v1/acquirers/document-request/status',
        query,
      })
      return { status: readResponse(response, requestStatusSchema).status }
    },
  }
}

/**
 * Reads a response of either form: `success` with status 200, or an HTTP error. A failure whose message is not about
 * the code says nothing about the document and is thrown as a DiiaError, even if it has `success: false`.
 */
function readSuccess(response: DiiaResponse): boolean | RefusedCode {
  const refusal = errorBodySchema.safeParse(response.json)
  const refused = refusal.success ? readRefusedCode(refusal.data) : undefined
  if (!isSuccess(response)) {
    if (refused) return refused
    throw errorOf(response)
  }
  const parsed = successBodySchema.safeParse(response.json)
  if (!parsed.success) throw errorFor(response, 'bad-answer')
  if (parsed.data.success) return true
  if (refused) return refused
  if (parsed.data.message || parsed.data.code) throw errorOf(response)
  return false
}

function traceOf({ traceId }: DiiaResponse): { traceId?: string } {
  return traceId === undefined ? {} : { traceId }
}
