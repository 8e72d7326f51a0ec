import type { PrivateKey } from '../private-key.ts'
import type { Certificate } from '../x509/certificate.ts'

export interface TestIdentity {
  readonly certificate: Certificate
  readonly privateKey: PrivateKey
}
export interface TestHierarchyOptions {
  now?: Date
  rng?: (length: number) => Uint8Array
  years?: number
}
export interface IssueOptions {
  commonName?: string
  organization?: string
  edrpou?: string
  m?: 257 | 431
  notBefore?: Date
  notAfter?: Date
  /** Other than the hierarchy's own authority. */
  issuer?: TestIdentity
}
/** Everything needed to make the hierarchy again; holds private keys, so keep it as one. */
export type TestHierarchyJson = Record<string, { certificate: string; privateKey: string }>
export interface TestHierarchy {
  readonly root: TestIdentity
  readonly ca: TestIdentity
  readonly diiaSeal: TestIdentity
  readonly diiaKep: TestIdentity
  readonly tsa: TestIdentity
  /** The organisation that receives: a seal and a key agreement key. */
  readonly organisation: { readonly seal: TestIdentity; readonly keyAgreement: TestIdentity }
  /** Root, authority and time-stamping certificates: what a trust file holds. */
  readonly certificates: readonly Certificate[]
  issueSeal(o?: IssueOptions): TestIdentity
  issueKeyAgreement(o?: IssueOptions): TestIdentity
  toJSON(): TestHierarchyJson
}
export interface SignOptions {
  detached?: boolean
  signingTime?: Date
  timestamp?: TestIdentity
}
export interface EnvelopOptions {
  /** Static sender; ephemeral when absent. */
  sender?: TestIdentity
  embedSender?: boolean
}
export function createTestHierarchy(_o?: TestHierarchyOptions): TestHierarchy {
  throw new Error('not written yet')
}
export function testHierarchyFromJson(_json: TestHierarchyJson): TestHierarchy {
  throw new Error('not written yet')
}
export function sign(_content: Uint8Array, _signer: TestIdentity, _o?: SignOptions): Uint8Array {
  throw new Error('not written yet')
}
export function envelop(_content: Uint8Array, _recipient: Certificate, _o?: EnvelopOptions): Uint8Array {
  throw new Error('not written yet')
}
export function writePkcs12(_identities: readonly TestIdentity[], _password: string): Uint8Array {
  throw new Error('not written yet')
}
export function writeKey6(_identities: readonly TestIdentity[], _password: string): Uint8Array {
  throw new Error('not written yet')
}
export function writeP7b(_certificates: readonly Certificate[]): Uint8Array {
  throw new Error('not written yet')
}
