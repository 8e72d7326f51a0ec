import type { Limits } from './outcome.ts'

/** Packages of Diia stay far below these limits. */
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
