import type { PrivateKey } from '../private-key.ts'
import type { Certificate } from '../x509/certificate.ts'

export interface KeyContainer {
  readonly privateKeys: readonly PrivateKey[]
  readonly certificates: readonly Certificate[]
}

export type ContainerErrorCode = 'wrong-password' | 'unsupported' | 'malformed' | 'too-large'

/** Why a key container cannot be opened, in words for whoever installs it. Holds nothing secret. */
export class ContainerError extends Error {
  override name = 'ContainerError'
  readonly code: ContainerErrorCode

  constructor(code: ContainerErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** A hostile container may ask for no more work than this. */
export const mostContainerBytes = 1024 * 1024
export const mostIterations = 1_000_000
export const mostKeys = 16
