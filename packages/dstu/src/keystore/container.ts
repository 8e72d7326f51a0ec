import type { PrivateKey } from '../private-key.ts'
import type { Certificate } from '../x509/certificate.ts'

export interface KeyContainer {
  readonly privateKeys: readonly PrivateKey[]
  readonly certificates: readonly Certificate[]
}

export type ContainerErrorCode = 'wrong-password' | 'unsupported' | 'malformed' | 'too-large'

/** Why a key container cannot be opened; the message is for administrators and contains no secret. */
export class ContainerError extends Error {
  override name = 'ContainerError'
  readonly code: ContainerErrorCode

  constructor(code: ContainerErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** Limits for malicious containers. */
export const maxContainerBytes = 1024 * 1024
export const maxIterations = 1_000_000
export const maxKeys = 16
