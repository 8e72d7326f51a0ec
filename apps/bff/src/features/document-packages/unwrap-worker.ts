// Runs in a thread. Opens the organisation's keys once, then unwraps one package after another. The keys never leave.
import { parentPort, workerData } from 'node:worker_threads'
import { loadCryptoSettings, unwrapPackage } from '@diia-desk/diia-client'
import type { Config } from '../../config.ts'
import { createKeys } from '../../storage/keys.ts'
import type { UnwrapJob, WorkerMessage } from './unwrap-job.ts'

const { crypto, containerPassword, masterKey } = workerData as { crypto: Config['crypto']; containerPassword: string; masterKey: Uint8Array }
const port = parentPort
if (port === null) throw new Error('unwrap-worker runs in a worker thread')
const post = (message: WorkerMessage) => port.postMessage(message)

try {
  const settings = loadCryptoSettings({
    trustFiles: crypto.trustFiles,
    anchorsSha256: crypto.anchorsSha256,
    containerFile: crypto.containerFile,
    password: containerPassword,
    certificateFiles: crypto.certificateFiles,
    senderFiles: crypto.senderFiles,
    policy: {
      kind: 'diia-seal',
      edrpou: crypto.sealEdrpou,
      ...(crypto.sealIssuers.length > 0 && { issuers: crypto.sealIssuers }),
      ...(crypto.sealPins.length > 0 && { pins: crypto.sealPins }),
    },
  })
  const keys = createKeys(masterKey)
  let count = 0
  port.on('message', (job: UnwrapJob) => {
    const number = count++
    try {
      post({ kind: 'done', job: number, outcome: unwrap(job) })
    } catch (error) {
      post({ kind: 'failed', job: number, error: error instanceof Error ? error.name : 'unknown' })
    }
  })
  post({ kind: 'ready', status: settings.status })

  function unwrap({ parts, requestId, requestedAt, barcodeHash, now, freshnessMinutes }: UnwrapJob) {
    return unwrapPackage(
      {
        requestIdHeader: requestId,
        requestedAt,
        ...(barcodeHash !== undefined && { expectedBarcode: (barcode: string) => keys.hash('code', barcode) === barcodeHash }),
        parts: parts.map(({ fieldName, fileName, bytes }) => ({ fieldName, ...(fileName !== undefined && { fileName }), bytes })),
      },
      { ...settings, now, freshnessMinutes },
    )
  }
} catch (error) {
  // Texts of these errors name files and settings, which are the operator's own; they hold no secret.
  post({ kind: 'unusable', reason: error instanceof Error ? error.message : 'unknown' })
}
