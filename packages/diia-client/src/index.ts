export type { BranchCalls, Page } from './branches.ts'
export { createDiiaClient, type DiiaClient, type DiiaClientOptions } from './client.ts'
export { type CryptoSettings, type CryptoStatus, CryptoSettingsError, loadCryptoSettings } from './crypto-settings.ts'
export { DiiaError, type DiiaErrorKind, type DiiaOperation } from './diia-error.ts'
export type { DocumentCalls, DocumentRequestResult, IdentificationResult } from './documents.ts'
export type { Policy } from '@diia-desk/dstu'
export type { PackageFault } from './package/faults.ts'
export { unwrapPackage } from './package/unwrap-package.ts'
export type {
  AcceptedDocument,
  AcceptedPackage,
  PackageOutcome,
  PackageParts,
  QuarantinedPackage,
  ReceivedPart,
  UnwrapPackageOptions,
} from './package/outcome.ts'
