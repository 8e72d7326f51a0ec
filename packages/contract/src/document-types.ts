// Every document type that Diia may share and whose fields we know: its name in Diia and the fields shown, in order.
// Their texts are in @diia-desk/locales. Screens, receipts and the release of copies read this table. Field names come from the
// official SDKs' model classes and sample metadata (diiaintegration/ua-acquirers-sdk-*). A type that is not in the
// table is still received: its copy shows the PDF and the seal without fields.

import { isNoPatronymic, isNoValue, namePart, cleanFullName, type HolderName } from './holder-names.ts'
import { tidyText } from './tidy-text.ts'

export type FieldKind = 'name' | 'date' | 'number' | 'text'

export interface DocumentField {
  /** Stable key between bff and desk. */
  key: string
  /** Dotted paths in Diia's metadata; the first one present is used, because SDKs disagree on some names. */
  paths: readonly string[]
  kind: FieldKind
  /**
   * The number of digits in each group, separated by dashes. Needed because a number sent as a JSON number has lost its
   * leading zeros.
   */
  digits?: readonly number[]
}

export interface DocumentTypeEntry {
  /** Has a photo that staff must compare with the person. */
  photo: boolean
  /** Paths of surname, given name and patronymic of the holder. */
  holder: { last: string; first: string; middle: string }
  /** Key of the field that identifies the document. */
  number: string
  fields: readonly DocumentField[]
}

function field(key: string, kind: FieldKind, ...paths: string[]): DocumentField {
  return { key, paths: paths.length > 0 ? paths : [key], kind }
}

function digits(of: DocumentField, ...groups: number[]): DocumentField {
  return { ...of, digits: groups }
}

const lastName = field('lastNameUA', 'name')
const firstName = field('firstNameUA', 'name')
const middleName = field('middleNameUA', 'name')
const birthday = field('birthday', 'date', 'birthday', 'birthDate')
const docNumber = field('docNumber', 'number')
const issueDate = field('issueDate', 'date')
const expirationDate = field('expirationDate', 'date')
const taxpayerNumber = digits(field('taxpayerNumber', 'number'), 10)
const recordNumber = digits(field('recordNumber', 'number'), 8, 5)
const genderUA = field('genderUA', 'text')
const nationalityUA = field('nationalityUA', 'text')
const birthPlaceUA = field('birthPlaceUA', 'text')
const residenceUA = field('residenceUA', 'text')
const lastNameEN = field('lastNameEN', 'name')
const firstNameEN = field('firstNameEN', 'name')

const holder = { last: 'lastNameUA', first: 'firstNameUA', middle: 'middleNameUA' }

export const documentTypes = {
  'internal-passport': {
    photo: true,
    holder,
    number: 'docNumber',
    fields: [
      lastName,
      firstName,
      middleName,
      birthday,
      taxpayerNumber,
      digits(docNumber, 9),
      recordNumber,
      issueDate,
      expirationDate,
      field('department', 'text'),
      genderUA,
      nationalityUA,
      birthPlaceUA,
      residenceUA,
      lastNameEN,
      firstNameEN,
    ],
  },
  'foreign-passport': {
    photo: true,
    holder,
    number: 'docNumber',
    fields: [
      lastName,
      firstName,
      middleName,
      lastNameEN,
      firstNameEN,
      birthday,
      taxpayerNumber,
      docNumber,
      recordNumber,
      issueDate,
      expirationDate,
      field('departmentUA', 'text', 'departmentUA', 'department'),
      field('countryCode', 'text'),
      genderUA,
      nationalityUA,
      birthPlaceUA,
      residenceUA,
    ],
  },
  'taxpayer-card': {
    photo: false,
    holder,
    number: 'docNumber',
    fields: [
      lastName,
      firstName,
      middleName,
      birthday,
      digits(field('docNumber', 'number'), 10),
      field('creationDate', 'date'),
    ],
  },
  'driver-license': {
    photo: true,
    holder,
    number: 'serialNumber',
    fields: [
      lastName,
      firstName,
      middleName,
      birthday,
      field('serialNumber', 'number'),
      field('categories', 'text'),
      expirationDate,
      field('department', 'text'),
    ],
  },
  'birth-certificate': {
    photo: false,
    holder: { last: 'child.lastName', first: 'child.firstName', middle: 'child.middleName' },
    number: 'number',
    fields: [
      field('lastName', 'name', 'child.lastName'),
      field('firstName', 'name', 'child.firstName'),
      field('middleName', 'name', 'child.middleName'),
      field('birthDate', 'date', 'child.birthDate', 'child.birthday'),
      field('series', 'number', 'document.serie', 'document.series'),
      digits(field('number', 'number', 'document.number'), 6),
      field('issueDate', 'date', 'document.issueDate'),
      field('department', 'text', 'document.department'),
      field('birthPlace', 'text', 'child.birthPlace'),
      field('registrationPlace', 'text', 'child.currentRegistrationPlaceUA'),
      field('citizenship', 'text', 'child.citizenship'),
      field('father', 'name', 'parents.father.fullName'),
      field('mother', 'name', 'parents.mother.fullName'),
      field('actName', 'text', 'act.name'),
      field('actPlace', 'text', 'act.registrationPlace'),
    ],
  },
  'reference-internally-displaced-person': {
    photo: false,
    holder: { last: 'lastName', first: 'firstName', middle: 'middleName' },
    number: 'docNumber',
    fields: [
      field('lastName', 'name'),
      field('firstName', 'name'),
      field('middleName', 'name'),
      field('birthDate', 'date', 'birthDate', 'birthday'),
      field('gender', 'text'),
      field('docNumber', 'number'),
      issueDate,
      field('department', 'text'),
      field('registration', 'text', 'address.registration'),
      field('actual', 'text', 'address.actual'),
      field('birthPlace', 'text', 'address.birth'),
      field('identityNumber', 'number', 'docIdentity.number'),
      field('legalRepresentative', 'name'),
    ],
  },
} as const satisfies Record<string, DocumentTypeEntry>

export type KnownDocumentType = keyof typeof documentTypes

/** The entry of the table; undefined for a type that Diia knows and we do not yet. */
export function documentTypeEntry(type: string): DocumentTypeEntry | undefined {
  return Object.hasOwn(documentTypes, type) ? documentTypes[type as KnownDocumentType] : undefined
}

/** The value at a dotted path of Diia's metadata: trimmed text or a number; undefined if it is missing or empty. */
function metadataValue(metadata: Record<string, unknown>, path: string): string | number | undefined {
  let value: unknown = metadata
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  if (typeof value === 'number') return value
  return typeof value === 'string' ? tidyText(value) || undefined : undefined
}

/** The value at a dotted path of Diia's metadata as text; undefined if it is missing or empty. */
export function metadataText(metadata: Record<string, unknown>, path: string): string | undefined {
  const value = metadataValue(metadata, path)
  return value === undefined ? undefined : String(value)
}

export interface ShownField {
  key: string
  value: string
  /** Diia sent a number instead of a text, so leading zeros may be missing. */
  asReceived?: true
}

/** The one placeholder that is shown for all placeholders of Diia. */
const notGiven = 'Не вказано'

/** Fields of a document to be shown: known ones in the table's order, without missing ones. */
export function shownFields(type: string, metadata: Record<string, unknown>): ShownField[] {
  const entry = documentTypeEntry(type)
  return (entry?.fields ?? []).flatMap((known): ShownField[] => {
    const values = known.paths.map((path) => metadataValue(metadata, path)).filter((value) => value !== undefined)
    const none = (value: string | number) => isNone(known, value, entry?.holder.middle)
    const chosen = values.find((one) => !none(one)) ?? values[0]
    if (chosen === undefined) return []
    return [{ key: known.key, ...(none(chosen) ? { value: notGiven } : shownValue(known, chosen)) }]
  })
}

/**
 * A dash means an empty name or date. In numbers and other texts it may be part of the value and is shown as received.
 */
function isNone({ kind, paths }: DocumentField, value: string | number, patronymic: string | undefined): boolean {
  if (typeof value === 'number' || (kind !== 'name' && kind !== 'date')) return false
  return patronymic !== undefined && paths.includes(patronymic) ? isNoPatronymic(value) : isNoValue(value)
}

function shownValue(
  { kind, digits: groups }: DocumentField,
  value: string | number,
): Pick<ShownField, 'value' | 'asReceived'> {
  if (typeof value === 'number') {
    const whole = groups && withLeadingZeros(value, groups)
    return whole === undefined ? { value: String(value), asReceived: true } : { value: whole }
  }
  if (kind === 'name') return { value: cleanFullName(value) }
  // Dates in certificates of displaced persons have a time: 05.05.2015 00.00.00.000.
  return { value: kind === 'date' ? value.replace(/^(\d\d\.\d\d\.\d{4})[ T].*$/, '$1') : value }
}

function withLeadingZeros(value: number, groups: readonly number[]): string | undefined {
  // A number in groups is a record number. It begins with the year of birth, so no digit can be missing.
  if (groups.length > 1 && String(value).length < groups.reduce((sum, group) => sum + group, 0)) return undefined
  const length = groups.reduce((sum, group) => sum + group, 0)
  const written = String(value).padStart(length, '0')
  if (!Number.isSafeInteger(value) || value < 0 || written.length > length) return undefined
  let at = 0
  return groups.map((group) => written.slice(at, (at += group))).join('-')
}

/** Surname, given name and patronymic of the holder; undefined if the metadata have no name. */
export function holderName(type: string, metadata: Record<string, unknown>): HolderName | undefined {
  const paths = documentTypeEntry(type)?.holder
  if (paths === undefined) return undefined
  const given = (part: keyof HolderName) => namePart(metadataText(metadata, paths[part]) ?? '', part)
  const [last, first, middle] = [given('last'), given('first'), given('middle')]
  return last === '' && first === '' ? undefined : { last, first, middle }
}
