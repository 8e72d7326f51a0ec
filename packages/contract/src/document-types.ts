// Every document type that Diia may share and whose fields we know: its name on the wire and the fields
// shown, in order; their words stand in @diia-desk/locales. Screens, storage and export read this table. Field names: the official SDKs' model
// classes and sample metadata (diiaintegration/ua-acquirers-sdk-*). A type that is not here is still received:
// its copy shows the PDF, the seal and no fields.

import { isNoPatronymic, isNoValue, namePart, wholeName, type HolderName } from './holder-names.ts'
import { tidyText } from './tidy-text.ts'

export type FieldKind = 'name' | 'date' | 'number' | 'text'

export interface DocumentField {
  /** Stable key on the wire between bff and desk. */
  key: string
  /** Dotted paths in Diia's metadata, the first one present wins: SDKs disagree on some names. */
  paths: readonly string[]
  kind: FieldKind
  /** Digits that the number always has, in groups joined by a dash: a number sent as a number has lost its leading zeros. */
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

/** The table's entry, or undefined for a type that Diia knows and we don't yet. */
export function documentTypeEntry(type: string): DocumentTypeEntry | undefined {
  return Object.hasOwn(documentTypes, type) ? documentTypes[type as KnownDocumentType] : undefined
}

/** Value at a dotted path of Diia's metadata: a tidied text or a number; undefined where there is none or it is empty. */
function metadataValue(metadata: Record<string, unknown>, path: string): string | number | undefined {
  let value: unknown = metadata
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  if (typeof value === 'number') return value
  return typeof value === 'string' ? tidyText(value) || undefined : undefined
}

/** Value at a dotted path of Diia's metadata as text; undefined where there is none or it is empty. */
export function metadataText(metadata: Record<string, unknown>, path: string): string | undefined {
  const value = metadataValue(metadata, path)
  return value === undefined ? undefined : String(value)
}

export interface ShownField {
  key: string
  value: string
  /** Diia sent a number where a text is usual, and what it was as text is not known: zeros at its beginning are lost. */
  asReceived?: true
}

/** What Diia writes where a document has nothing: the one word that is shown for every placeholder. */
const notGiven = 'Не вказано'

/** Fields of a document as they are shown: known ones in the table's order, absent ones left out. */
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

/** In names and dates a dash is none. In numbers and other texts it is shown as it came: it may be a part of them. */
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
  if (kind === 'name') return { value: wholeName(value) }
  // Dates of displaced persons' certificates carry a time: 05.05.2015 00.00.00.000.
  return { value: kind === 'date' ? value.replace(/^(\d\d\.\d\d\.\d{4})[ T].*$/, '$1') : value }
}

function withLeadingZeros(value: number, groups: readonly number[]): string | undefined {
  // A number in groups is a record number: it begins with the year of birth, so none of its digits can be missing.
  if (groups.length > 1 && String(value).length < groups.reduce((sum, group) => sum + group, 0)) return undefined
  const length = groups.reduce((sum, group) => sum + group, 0)
  const written = String(value).padStart(length, '0')
  if (!Number.isSafeInteger(value) || value < 0 || written.length > length) return undefined
  let at = 0
  return groups.map((group) => written.slice(at, (at += group))).join('-')
}

/** Surname, given name and patronymic of the holder, or undefined where the metadata names nobody. */
export function holderName(type: string, metadata: Record<string, unknown>): HolderName | undefined {
  const paths = documentTypeEntry(type)?.holder
  if (paths === undefined) return undefined
  const given = (part: keyof HolderName) => namePart(metadataText(metadata, paths[part]) ?? '', part)
  const [last, first, middle] = [given('last'), given('first'), given('middle')]
  return last === '' && first === '' ? undefined : { last, first, middle }
}
