import { paths, validationSchema, type CodeInput, type CodeSubmission, type DocumentCode, type Validation } from '@diia-desk/contract'
import { api } from '../../lib/api.ts'

/** Asks whether the document behind a code is valid. Not a mutation hook: the desk decides when a code may be sent. */
export function createValidation(code: DocumentCode, input: CodeInput, appealId?: string): Promise<Validation> {
  const body: CodeSubmission = { ...(code.kind === 'barcode' ? { barcode: code.value } : { qrcode: code.value }), input, ...(appealId !== undefined && { appealId }) }
  return api.post(paths.validations, body, validationSchema)
}
