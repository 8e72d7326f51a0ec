import { type DocumentMetadata, type NormalisedMetadata, partNames } from '@diia-desk/diia-wire'
import { Quarantine } from './faults.ts'
import { comparableName, exactName, typeFromName } from './file-names.ts'
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
export function matchFiles(
  files: readonly ReceivedFile[],
  { documentTypes, documents }: NormalisedMetadata,
): MatchedFile[] {
  const typed = files.map((file) => ({ file, type: typeOf(file, documentTypes) }))
  const types = new Set([...documentTypes, ...documents.map(({ type }) => type)])
  const matched = [...types].flatMap((type) => {
    const ofType = typed.filter((one) => one.type === type).map(({ file }) => file)
    return pair(
      ofType,
      documents.filter((document) => document.type === type),
    )
  })
  if (matched.length !== files.length) throw new Quarantine('incomplete', { detail: 'file-without-metadata' })
  return matched
}

function typeOf({ fieldName, fileName }: ReceivedFile, types: readonly string[]): string {
  const type = fieldName === partNames.file ? typeFromName(fileName, types) : fieldName
  if (type === undefined || !types.includes(type))
    throw new Quarantine('incomplete', { detail: 'file-of-another-type' })
  return type
}

/**
 * Of several documents of one type each must name its file; their order would be a guess about whose is whose. Names
 * that are equal letter for letter come first; the rest must be told apart by what is comparable of them.
 */
function pair(files: readonly ReceivedFile[], documents: readonly DocumentMetadata[]): MatchedFile[] {
  if (files.length !== documents.length)
    throw new Quarantine('incomplete', { detail: 'files-and-metadata-differ-in-number' })
  const [file] = files
  const [document] = documents
  if (!file || !document) throw new Quarantine('incomplete', { detail: 'metadata-without-file' })
  if (files.length === 1) return [{ file, document }]
  const exact = uniquePairs(files, documents, exactName)
  const paired = new Set(exact.flatMap(({ file: one, document: its }) => [one, its]))
  const otherwise = uniquePairs(
    files.filter((one) => !paired.has(one)),
    documents.filter((one) => !paired.has(one)),
    comparableName,
  )
  const all = [...exact, ...otherwise]
  if (all.length !== files.length) throw new Quarantine('incomplete', { detail: 'several-documents-of-one-type' })
  return all
}

/** Files and documents of one name, where nothing else on either side has it. */
function uniquePairs(
  files: readonly ReceivedFile[],
  documents: readonly DocumentMetadata[],
  nameOf: (name: string) => string,
): MatchedFile[] {
  const named = documents.flatMap((document) =>
    typeof document.fields.fileName === 'string' ? [{ document, name: nameOf(document.fields.fileName) }] : [],
  )
  return files.flatMap((file) => {
    const name = nameOf(file.fileName)
    const [fit, ...more] = named.filter((one) => one.name === name)
    const alone = files.filter((one) => nameOf(one.fileName) === name).length === 1
    return fit && more.length === 0 && alone ? [{ file, document: fit.document }] : []
  })
}
