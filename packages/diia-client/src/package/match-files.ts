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
 * Finds the metadata of each file. Names of parts and files are not signed, so they only select among the documents of
 * the signed metadata. A file without metadata, or metadata without a file, makes the package incomplete.
 */
export function matchFiles(
  files: readonly ReceivedFile[],
  { documentTypes, documents }: NormalisedMetadata,
): MatchedFile[] {
  const typed = files.map((file) => ({ file, type: typeOf(file, documentTypes) }))
  const types = new Set([...documentTypes, ...documents.map(({ type }) => type)])
  const matched = [...types].flatMap((type) => {
    const filesOfType = typed.filter((one) => one.type === type).map(({ file }) => file)
    return pairFiles(
      filesOfType,
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
 * When there are several documents of one type, each must name its file, since their order proves nothing. Exactly
 * equal names are matched first, then normalised names.
 */
function pairFiles(files: readonly ReceivedFile[], documents: readonly DocumentMetadata[]): MatchedFile[] {
  if (files.length !== documents.length)
    throw new Quarantine('incomplete', { detail: 'files-and-metadata-differ-in-number' })
  const [file] = files
  const [document] = documents
  if (!file || !document) throw new Quarantine('incomplete', { detail: 'metadata-without-file' })
  if (files.length === 1) return [{ file, document }]
  const exact = uniquePairs(files, documents, exactName)
  const exactlyMatched = new Set(exact.flatMap(({ file: one, document: its }) => [one, its]))
  const comparable = uniquePairs(
    files.filter((one) => !exactlyMatched.has(one)),
    documents.filter((one) => !exactlyMatched.has(one)),
    comparableName,
  )
  const all = [...exact, ...comparable]
  if (all.length !== files.length) throw new Quarantine('incomplete', { detail: 'several-documents-of-one-type' })
  return all
}

/** Pairs of a file and a document with the same name, where no other file or document has this name. */
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
    const [match, ...more] = named.filter((one) => one.name === name)
    const isUnique = files.filter((one) => nameOf(one.fileName) === name).length === 1
    return match && more.length === 0 && isUnique ? [{ file, document: match.document }] : []
  })
}
