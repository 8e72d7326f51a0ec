/** Header of every delivery; carries the requestId of the document-request. Node lower-cases header names. */
export const traceIdHeader = 'x-document-request-trace-id'

/** Header of deliveries of Diia.Signature; absent for documents. */
export const diiaIdActionHeader = 'x-diia-id-action'

/** Header of every answer of Diia's gateway. */
export const gatewayTraceIdHeader = 'diia-trace-id'

/**
 * Parts of a delivery of documents (multipart/form-data). A document asked by its code comes as `encryptedFile`
 * with its name in a text part; documents shared by a link come as file parts named by document type.
 */
export const partNames = {
  metadata: 'encodeData',
  file: 'encryptedFile',
  fileName: 'encryptedFileName',
} as const

/** What a partner must answer, with status 200; anything else means undelivered. */
export const deliveryAccepted = { success: true } as const
