/** The document types this simulator can issue, by Diia's names. */
export const seedDocumentTypes = [
  'internal-passport',
  'foreign-passport',
  'taxpayer-card',
  'driver-license',
  'birth-certificate',
  'reference-internally-displaced-person',
] as const

export type SeedDocumentType = (typeof seedDocumentTypes)[number]

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
  /** Metadata as Diia sends it for this type, keys in the order met in its samples. */
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
