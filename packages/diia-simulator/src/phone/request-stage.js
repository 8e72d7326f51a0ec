/** @import { PhoneRequest } from './types.d.ts' */

/**
 * Which stage of a request the phone shows: the question, the password or the result.
 * @param {Pick<PhoneRequest, 'state' | 'delivered'>} request
 * @param {'password'} [step] set when the visitor has agreed and must enter the password
 * @returns {'asked' | 'password' | 'sending' | 'done' | 'failed' | 'refused' | 'timed-out'}
 */
export function requestStage({ state, delivered }, step) {
  if (state === 'refuse') return 'refused'
  if (state === 'notUsed') return 'timed-out'
  if (state !== 'done') return step ?? 'asked'
  if (delivered === undefined) return 'sending'
  return delivered ? 'done' : 'failed'
}
