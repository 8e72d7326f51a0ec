/** How Diia writes a date: `31.12.1999`, or with an empty time of day, `31.12.1999 00.00.00.000`. */
export type DateForm = 'day' | 'timestamp'

/** One value of a document: where it lies in the metadata and what stands beside it on the document's page. */
export interface FieldDescription {
  /** Keys joined by dots. */
  path: string
  label: string
  /** Another name of the last key that some of Diia's kits use. Both are read, `path` comes out. */
  otherName?: string
  date?: DateForm
  /** Takes the whole width of the page. */
  wide?: boolean
}

export interface FieldSection {
  title: string
  fields: FieldDescription[]
}

/** All that is known of a document type: its fields are read, checked, made and drawn from here. */
export interface DocumentTypeDescription {
  /** As on Diia's card and on the document's page. */
  title: string
  /** The page and the card carry a portrait. */
  photo: boolean
  /** Paths of surname, given name and patronymic of the holder. */
  holder: { last: string; first: string; middle: string }
  sections: FieldSection[]
}

/** All fields of a type, in the order of its page. */
export function fieldsOf({ sections }: DocumentTypeDescription): FieldDescription[] {
  return sections.flatMap(({ fields }) => fields)
}

/** Holder and names of the documents that call them so. */
export const holderUA = { last: 'lastNameUA', first: 'firstNameUA', middle: 'middleNameUA' }
export const namesUA: FieldDescription[] = [
  { path: 'lastNameUA', label: 'Прізвище' },
  { path: 'firstNameUA', label: 'Ім’я' },
  { path: 'middleNameUA', label: 'По батькові' },
  { path: 'birthday', label: 'Дата народження', date: 'day' },
]
