import { loadCryptoSettings, unwrapPackage } from '@diia-desk/diia-client'
import type { CryptoStatus } from '@diia-desk/diia-client'
import type { Config } from '../../../config.ts'
import { createKeys } from '../../../storage/keys.ts'
import type { UnwrapJob, UnwrapResult } from './unwrap-job.ts'

export interface WorkerData {
  crypto: Config['crypto']
  containerPassword: string
  masterKey: Uint8Array
}

/**
 * Opens the organisation's keys and returns the functions that unwrap with them. Runs in a worker because the work is
 * CPU-bound.
 */
export function openKeys({ crypto, containerPassword, masterKey }: WorkerData): {
  status: CryptoStatus
  unwrap: (job: UnwrapJob) => UnwrapResult
} {
  const settings = loadCryptoSettings({
    trustFiles: crypto.trustFiles,
    anchorsSha256: crypto.anchorsSha256,
    containerFile: crypto.containerFile,
    password: containerPassword,
    certificateFiles: crypto.certificateFiles,
    senderFiles: crypto.senderFiles,
  })
  const keys = createKeys(masterKey)
  return {
    status: settings.status,
    unwrap({ parts, policy, requestId, requestedAt, barcodeHash, now, freshnessMinutes }: UnwrapJob): UnwrapResult {
      const outcome = unwrapPackage(
        {
          ...(requestId !== undefined && { requestIdHeader: requestId }),
          ...(requestedAt !== undefined && { requestedAt }),
          ...(barcodeHash !== undefined && {
            expectedBarcode: (barcode: string) => keys.hash('code', barcode) === barcodeHash,
          }),
          parts: parts.map(({ fieldName, fileName, bytes }) => ({
            fieldName,
            ...(fileName !== undefined && { fileName }),
            bytes,
          })),
        },
        { ...settings, policy, now, freshnessMinutes },
      )
      const { barcode, ...named } = outcome.named ?? {}
      // A document's number leaves the worker only as its keyed hash.
      return {
        outcome: { ...outcome, named },
        ...(barcode !== undefined && { namedBarcodeHash: keys.hash('code', barcode) }),
      }
    },
  }
}
