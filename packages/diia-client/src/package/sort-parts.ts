import { partNames } from '@diia-desk/diia-wire'
import { Quarantine } from './faults.ts'
import type { ReceivedPart } from './outcome.ts'

export interface SortedParts {
  metadata: Uint8Array
  files: { fieldName: string; fileName: string; bytes: Uint8Array }[]
}

/**
 * Separates metadata and files in both forms of a delivery: `encryptedFile` with its name in a text part (requested by
 * code), or file parts named by document type (shared by deeplink). Unknown text parts are ignored.
 */
export function sortParts(parts: readonly ReceivedPart[]): SortedParts {
  const metadata = parts.filter(({ fieldName }) => fieldName === partNames.metadata)
  const names = parts.filter(({ fieldName }) => fieldName === partNames.fileName)
  const files = parts.filter(
    ({ fieldName, fileName }) =>
      fieldName === partNames.file ||
      (fileName !== undefined && fieldName !== partNames.metadata && fieldName !== partNames.fileName),
  )
  const [only] = metadata
  if (!only || metadata.length > 1) throw new Quarantine('incomplete', { detail: 'not-one-metadata-part' })
  if (files.length === 0) throw new Quarantine('incomplete', { detail: 'no-file' })
  const named = files.filter(({ fieldName }) => fieldName === partNames.file)
  if (named.length > 1 || names.length > 1)
    throw new Quarantine('incomplete', { detail: 'several-files-under-one-name' })
  const sentName = names[0] ? Buffer.from(names[0].bytes).toString('utf8').trim() : undefined
  return {
    metadata: only.bytes,
    files: files.map(({ fieldName, fileName = '', bytes }) => ({
      fieldName,
      fileName: (fieldName === partNames.file && sentName) || fileName,
      bytes,
    })),
  }
}
