import type { PrivateKey } from './private-key.ts'
import type { Certificate } from './x509/certificate.ts'
import type { RecipientKey, UnwrapOptions, UnwrapOutcome, VerifyOptions } from './outcome.ts'

export { Certificate } from './x509/certificate.ts'
export { TrustStore } from './x509/trust-store.ts'
export type { Name } from './x509/name.ts'
export type { PrivateKey } from './private-key.ts'
export type { Policy } from './policy.ts'
export type * from './outcome.ts'

export type ContainerErrorCode = 'wrong-password' | 'unsupported' | 'malformed' | 'too-large'
export class ContainerError extends Error {
  readonly code: ContainerErrorCode
  constructor(code: ContainerErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
export interface KeyContainer {
  readonly privateKeys: readonly PrivateKey[]
  readonly certificates: readonly Certificate[]
}
export function readCertificates(_bytes: Uint8Array): Certificate[] {
  throw new Error('not written yet')
}
export function isKnownTestAnchor(_certificate: Certificate): boolean {
  throw new Error('not written yet')
}
export function openContainer(_bytes: Uint8Array, _password: string): KeyContainer {
  throw new Error('not written yet')
}
export function pairRecipients(_keys: readonly PrivateKey[], _certificates: readonly Certificate[]): RecipientKey[] {
  throw new Error('not written yet')
}
export function unwrap(_part: Uint8Array, _options: UnwrapOptions): UnwrapOutcome {
  throw new Error('not written yet')
}
export function verify(_p7s: Uint8Array, _options: VerifyOptions & { content?: Uint8Array }): UnwrapOutcome {
  throw new Error('not written yet')
}
