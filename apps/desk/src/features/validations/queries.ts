import { paths, validationSchema, type CodeInput, type DocumentCode, type Validation } from '@diia-desk/contract'
import { api } from '../../lib/api.ts'
import { codeSubmission } from '../../lib/code-submission.ts'

/**
 * Asks whether the document behind a code is valid. Not a mutation, because the stage store decides when a code may be
 * sent.
 */
export function createValidation(code: DocumentCode, input: CodeInput, appealId?: string): Promise<Validation> {
  return api.post(paths.validations, codeSubmission(code, input, appealId), validationSchema)
}
