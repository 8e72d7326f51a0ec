/** Why a delivery was not accepted. The word is sent in the answer and logged; it says nothing about anyone. */
export const refusals = {
  'unknown-address': 404,
  'unknown-request': 404,
  'no-request-id': 400,
  'unsupported-action': 422,
  'wrong-content-type': 415,
  'no-parts': 400,
  torn: 400,
  'too-large': 413,
  'too-many-parts': 413,
  failed: 500,
  /** Our disk or database cannot store it now. Diia delivers again. */
  unavailable: 503,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusals

export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}
