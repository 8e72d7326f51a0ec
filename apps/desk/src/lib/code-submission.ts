import type { CodeInput, CodeSubmission, DocumentCode } from '@diia-desk/contract'

/** The body of a call that sends a code to the bff. */
export function codeSubmission({ kind, value }: DocumentCode, input: CodeInput, appealId?: string): CodeSubmission {
  return {
    ...(kind === 'barcode' ? { barcode: value } : { qrcode: value }),
    input,
    ...(appealId !== undefined && { appealId }),
  }
}
