import type { CodeInput, CodeSubmission, DocumentCode } from '@diia-desk/contract'

/** A code as the bff takes it, whatever is asked with it. */
export function codeSubmission({ kind, value }: DocumentCode, input: CodeInput, appealId?: string): CodeSubmission {
  return {
    ...(kind === 'barcode' ? { barcode: value } : { qrcode: value }),
    input,
    ...(appealId !== undefined && { appealId }),
  }
}
