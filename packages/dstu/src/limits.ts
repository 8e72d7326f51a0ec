import type { Limits } from './outcome.ts'

/** What an honest package of Diia stays far below, and a hostile one may not pass. */
export const defaultLimits: Readonly<Limits> = {
  partBytes: 28 * 1024 * 1024,
  depth: 48,
  nodes: 200_000,
  signers: 4,
  certificates: 20,
  recipients: 10,
  attributes: 32,
  timestamps: 4,
}
