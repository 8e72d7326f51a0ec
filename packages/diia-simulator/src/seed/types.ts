import { describedDocumentTypeNames, describedDocumentTypes, type DescribedDocumentType } from '@diia-desk/diia-wire'

/** The document types that the simulator can issue: all whose fields are known. */
export const seedDocumentTypes = describedDocumentTypeNames

export type SeedDocumentType = DescribedDocumentType

/** A line on the card of a document on the phone. */
export interface CardLine {
  label: string
  value: string
}

/** One document on the phone of a fictitious citizen. */
export interface SeedDocument {
  type: SeedDocumentType
  /** Ukrainian title, as on the card and on the page. */
  title: string
  /** Number as printed on the document; never empty. */
  number: string
  /** Fields as Diia sends them. A field with several names has the name that `diia-wire` returns. */
  fields: Record<string, unknown>
  /** Two to four lines for the card. */
  lines: CardLine[]
  /** Whether the card and the page have a portrait (here a drawn silhouette). */
  photo: boolean
}

/** A fictitious owner of a phone. */
export interface Citizen {
  /** Stable id for links and tests. */
  id: string
  lastNameUA: string
  firstNameUA: string
  /** Empty for a person who has no patronymic. */
  middleNameUA: string
  documents: SeedDocument[]
}

/** Completes a document with the title and the portrait flag of its type. */
export function seedDocument(
  type: SeedDocumentType,
  document: Pick<SeedDocument, 'number' | 'fields' | 'lines'>,
): SeedDocument {
  const { title, photo } = describedDocumentTypes[type]
  return { type, title, photo, ...document }
}
