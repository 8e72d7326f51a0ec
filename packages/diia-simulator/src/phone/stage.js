/** @import { PhoneRequest } from './types.d.ts' */

/**
 * What the phone shows of a request: its question, its password, or how it ended.
 * @param {Pick<PhoneRequest, 'state' | 'delivered'>} request
 * @param {'password'} [step] how far the visitor has gone with the question
 * @returns {'asked' | 'password' | 'sending' | 'done' | 'failed' | 'refused' | 'lapsed'}
 */
export function stageOf({ state, delivered }, step) {
  if (state === 'refuse') return 'refused'
  if (state === 'notUsed') return 'lapsed'
  if (state !== 'done') return step ?? 'asked'
  if (delivered === undefined) return 'sending'
  return delivered ? 'done' : 'failed'
}
