/** How Diia writes a date: `31.12.1999`, or with a zero time of day, `31.12.1999 00.00.00.000`. */
export type DateForm = 'day' | 'timestamp'

/** One field of a document: its path in the metadata and its label on the page of the PDF. */
export interface FieldDescription {
  /** Keys joined by dots. */
  path: string
  label: string
  /** Another name of the last key, used by some of Diia's SDKs. Both are read; the result has the name in `path`. */
  otherName?: string
  date?: DateForm
  /** Takes the full width of the page. */
  wide?: boolean
}

export interface FieldSection {
  title: string
  fields: FieldDescription[]
}

/** A document type. Its fields are parsed, simulated and printed from this description. */
export interface DocumentTypeDescription {
  /** Title on the card in Diia and on the page of the PDF. */
  title: string
  /** Whether the page and the card have a portrait. */
  photo: boolean
  /** Paths of surname, given name and patronymic of the holder. */
  holder: { last: string; first: string; middle: string }
  sections: FieldSection[]
}

/** All fields of a type, in the order of the page. */
export function fieldsOf({ sections }: DocumentTypeDescription): FieldDescription[] {
  return sections.flatMap(({ fields }) => fields)
}

/** Paths of the holder and fields of the names, for the document types that have these names. */
export const holderUA = { last: 'lastNameUA', first: 'firstNameUA', middle: 'middleNameUA' }
export const namesUA: FieldDescription[] = [
  { path: 'lastNameUA', label: 'Прізвище' },
  { path: 'firstNameUA', label: 'Ім’я' },
  { path: 'middleNameUA', label: 'По батькові' },
  { path: 'birthday', label: 'Дата народження', date: 'day' },
]
