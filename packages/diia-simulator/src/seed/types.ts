import { describedDocumentTypeNames, describedDocumentTypes, type DescribedDocumentType } from '@diia-desk/diia-wire'

/** The document types this simulator can issue, by Diia's names: all whose fields are known. */
export const seedDocumentTypes = describedDocumentTypeNames

export type SeedDocumentType = DescribedDocumentType

/** A line of the card on the phone's screen. */
export interface CardLine {
  label: string
  value: string
}

/** One document in a fictitious citizen's phone. */
export interface SeedDocument {
  type: SeedDocumentType
  /** Ukrainian title, as on the card and on the page. */
  title: string
  /** Number as a person would read it out; never empty. */
  number: string
  /** Metadata as Diia sends it for this type; a field of several names under the one of `diia-wire`. */
  fields: Record<string, unknown>
  /** Two to four lines worth showing on the card. */
  lines: CardLine[]
  /** Whether the card and the page carry a portrait (here: a drawn silhouette). */
  photo: boolean
}

/** A fictitious person who holds the phone. */
export interface Citizen {
  /** Stable word for links and tests. */
  id: string
  lastNameUA: string
  firstNameUA: string
  /** Empty for a person who has no patronymic. */
  middleNameUA: string
  documents: SeedDocument[]
}

/** A document with what its type says of every such document. */
export function seedDocument(
  type: SeedDocumentType,
  document: Pick<SeedDocument, 'number' | 'fields' | 'lines'>,
): SeedDocument {
  const { title, photo } = describedDocumentTypes[type]
  return { type, title, photo, ...document }
}
