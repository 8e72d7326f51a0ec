import { paths, validationSchema, type CodeInput, type CodeSubmission, type DocumentCode, type Validation } from '@diia-desk/contract'
import { api } from '../../lib/api.ts'

/** Asks whether the document behind a code is valid. Not a mutation hook: the desk decides when a code may be sent. */
export function createValidation(code: DocumentCode, input: CodeInput): Promise<Validation> {
  const body: CodeSubmission = code.kind === 'barcode' ? { barcode: code.value, input } : { qrcode: code.value, input }
  return api.post(paths.validations, body, validationSchema)
}
