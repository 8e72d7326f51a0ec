import { type DocumentMetadata, type NormalisedMetadata, partNames } from '@diia-desk/diia-wire'
import { Quarantine } from './faults.ts'
import { sameFile, typeFromName } from './file-names.ts'
import type { SortedParts } from './sort-parts.ts'

export type ReceivedFile = SortedParts['files'][number]

export interface MatchedFile {
  file: ReceivedFile
  document: DocumentMetadata
}

/**
 * Finds each file's metadata. Names of parts and files are not signed, so they only choose among what the signed
 * metadata lists; whatever is left over on either side makes the package incomplete.
 */
export function matchFiles(files: readonly ReceivedFile[], { documentTypes, documents }: NormalisedMetadata): MatchedFile[] {
  const typed = files.map((file) => ({ file, type: typeOf(file, documentTypes) }))
  const types = new Set([...documentTypes, ...documents.map(({ type }) => type)])
  const matched = [...types].flatMap((type) => {
    const ofType = typed.filter((one) => one.type === type).map(({ file }) => file)
    return pair(ofType, documents.filter((document) => document.type === type))
  })
  if (matched.length !== files.length) throw new Quarantine('incomplete', { detail: 'file-without-metadata' })
  return matched
}

function typeOf({ fieldName, fileName }: ReceivedFile, types: readonly string[]): string {
  const type = fieldName === partNames.file ? typeFromName(fileName, types) : fieldName
  if (type === undefined || !types.includes(type)) throw new Quarantine('incomplete', { detail: 'file-of-another-type' })
  return type
}

/** Of several documents of one type each must name its file; their order would be a guess about whose is whose. */
function pair(files: readonly ReceivedFile[], documents: readonly DocumentMetadata[]): MatchedFile[] {
  if (files.length !== documents.length) throw new Quarantine('incomplete', { detail: 'files-and-metadata-differ-in-number' })
  const [file] = files
  const [document] = documents
  if (!file || !document) throw new Quarantine('incomplete', { detail: 'metadata-without-file' })
  if (files.length === 1) return [{ file, document }]
  return files.map((one) => {
    const fits = documents.filter(({ fields }) => typeof fields.fileName === 'string' && sameFile(fields.fileName, one.fileName))
    if (fits.length !== 1 || !fits[0]) throw new Quarantine('incomplete', { detail: 'several-documents-of-one-type' })
    return { file: one, document: fits[0] }
  })
}
