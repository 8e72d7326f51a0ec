/** Header of every delivery, with the requestId of the document-request. In lower case, as Node gives header names. */
export const traceIdHeader = 'x-document-request-trace-id'

/** Header of deliveries from Diia.Signature; absent for documents. */
export const diiaIdActionHeader = 'x-diia-id-action'

/** Header of every response of Diia's gateway. */
export const gatewayTraceIdHeader = 'diia-trace-id'

/**
 * Names of the parts of a delivery (multipart/form-data). A document that was requested by code is in `encryptedFile`,
 * with its name in a text part; documents that were shared by deeplink are file parts named by document type.
 */
export const partNames = {
  metadata: 'encodeData',
  file: 'encryptedFile',
  fileName: 'encryptedFileName',
} as const

/** The body that a partner must return with status 200; any other response means that the delivery failed. */
export const deliveryAccepted = { success: true } as const
