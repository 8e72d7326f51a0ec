import { z } from 'zod'
import { fieldSchemas, isDescribedDocumentType } from '../document-types/document-types.ts'
import { listOf, optional, text } from '../text.ts'

const fields = z.record(z.string(), z.unknown())

/**
 * The JSON inside `encodeData`. By a code each type holds one object, by a link an array of them; requestId stands
 * in the second form and is missing in the official sample of the first. A type that did not come may stand as null
 * (each is optional in the official Python model).
 */
export const metadataSchema = z.looseObject({
  requestId: optional(z.string()),
  barcode: text,
  documentTypes: listOf(z.string()).refine((types) => types.length > 0),
  data: z.record(z.string(), z.union([listOf(fields), fields]).nullable()),
})
export type Metadata = z.infer<typeof metadataSchema>

export interface DocumentMetadata {
  type: string
  /** As sent, with `series` and `birthDate` under one name each. Values are not promised to have any type. */
  fields: Record<string, unknown>
  /** Whether the fields have the shape known for this type; a difference is worth a note in a log, not a refusal. */
  shape: 'as-expected' | 'unexpected' | 'unknown-type'
}

export interface NormalisedMetadata {
  requestId?: string
  barcode?: string
  documentTypes: string[]
  documents: DocumentMetadata[]
}

/**
 * Reads metadata in either form.
 * @returns undefined when the value is not metadata at all; it says nothing about why, as the reason could quote
 * personal data.
 */
export function readMetadata(value: unknown): NormalisedMetadata | undefined {
  const parsed = metadataSchema.safeParse(value)
  if (!parsed.success) return undefined
  const { requestId, barcode, documentTypes, data } = parsed.data
  return {
    ...(requestId ? { requestId } : {}),
    ...(barcode ? { barcode } : {}),
    documentTypes,
    documents: Object.entries(data).flatMap(([type, entry]) =>
      [entry ?? []].flat().map((one) => readDocument(type, one)),
    ),
  }
}

function readDocument(type: string, sent: Record<string, unknown>): DocumentMetadata {
  if (!isDescribedDocumentType(type)) return { type, fields: sent, shape: 'unknown-type' }
  const parsed = fieldSchemas[type].safeParse(sent)
  return parsed.success
    ? { type, fields: parsed.data, shape: 'as-expected' }
    : { type, fields: sent, shape: 'unexpected' }
}
