import { z } from 'zod'
import { fieldSchemas, isDescribedDocumentType } from '../document-types/document-types.ts'
import { listOf, optional, text } from '../text.ts'

const fields = z.record(z.string(), z.unknown())

/**
 * The JSON in `encodeData`. When requested by code, each type has one object; when shared by deeplink, an array.
 * requestId is present in the second form and missing in the official sample of the first. A type that was not sent
 * may be null (each is optional in the official Python model).
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
  /** Fields as sent, except that `series` and `birthDate` always have these names. Values may have any type. */
  fields: Record<string, unknown>
  /** Whether the fields have the types that are known for the document type. A difference is logged and not refused. */
  shape: 'as-expected' | 'unexpected' | 'unknown-type'
}

export interface NormalisedMetadata {
  requestId?: string
  barcode?: string
  documentTypes: string[]
  documents: DocumentMetadata[]
}

/**
 * Reads metadata of either form.
 * @returns undefined when the value is not metadata. The reason is not returned, as it could quote personal data.
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
      [entry ?? []].flat().map((document) => readDocument(type, document)),
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
