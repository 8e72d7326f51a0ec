// Every document type that Diia may share and whose fields we know: its name on the wire, its titles and the
// fields shown, in order. Screens, storage and export read this table. Field names: the official SDKs' model
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
  label: { uk: string; en: string }
}

export interface DocumentTypeEntry {
  title: { uk: string; en: string }
  /** Title in narrow lists. */
  short: { uk: string; en: string }
  /** Has a photo that staff must compare with the person. */
  photo: boolean
  /** Paths of surname, given name and patronymic of the holder. */
  holder: { last: string; first: string; middle: string }
  /** Key of the field that identifies the document. */
  number: string
  fields: readonly DocumentField[]
}

function field(key: string, kind: FieldKind, uk: string, en: string, ...paths: string[]): DocumentField {
  return { key, paths: paths.length > 0 ? paths : [key], kind, label: { uk, en } }
}

function digits(of: DocumentField, ...groups: number[]): DocumentField {
  return { ...of, digits: groups }
}

const lastName = field('lastNameUA', 'name', 'Прізвище', 'Surname')
const firstName = field('firstNameUA', 'name', 'Ім’я', 'Given name')
const middleName = field('middleNameUA', 'name', 'По батькові', 'Patronymic')
const birthday = field('birthday', 'date', 'Дата народження', 'Date of birth', 'birthday', 'birthDate')
const docNumber = field('docNumber', 'number', 'Номер документа', 'Document number')
const issueDate = field('issueDate', 'date', 'Дата видачі', 'Date of issue')
const expirationDate = field('expirationDate', 'date', 'Дійсний до', 'Valid until')
const taxpayerNumber = digits(field('taxpayerNumber', 'number', 'РНОКПП', 'Taxpayer number'), 10)
const recordNumber = digits(field('recordNumber', 'number', 'Запис №', 'Record no.'), 8, 5)
const genderUA = field('genderUA', 'text', 'Стать', 'Sex')
const nationalityUA = field('nationalityUA', 'text', 'Громадянство', 'Nationality')
const birthPlaceUA = field('birthPlaceUA', 'text', 'Місце народження', 'Place of birth')
const residenceUA = field('residenceUA', 'text', 'Місце проживання', 'Residence')
const lastNameEN = field('lastNameEN', 'name', 'Прізвище латиницею', 'Surname in Latin letters')
const firstNameEN = field('firstNameEN', 'name', 'Ім’я латиницею', 'Given name in Latin letters')

const holder = { last: 'lastNameUA', first: 'firstNameUA', middle: 'middleNameUA' }

export const documentTypes = {
  'internal-passport': {
    title: { uk: 'Паспорт громадянина України (ID-картка)', en: 'Passport of a citizen of Ukraine (ID card)' },
    short: { uk: 'Паспорт (ID-картка)', en: 'Passport (ID card)' },
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
      field('department', 'text', 'Орган, що видав', 'Issued by'),
      genderUA,
      nationalityUA,
      birthPlaceUA,
      residenceUA,
      lastNameEN,
      firstNameEN,
    ],
  },
  'foreign-passport': {
    title: {
      uk: 'Паспорт громадянина України для виїзду за кордон',
      en: 'Passport of a citizen of Ukraine for travel abroad',
    },
    short: { uk: 'Закордонний паспорт', en: 'Travel passport' },
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
      field('departmentUA', 'text', 'Орган, що видав', 'Issued by', 'departmentUA', 'department'),
      field('countryCode', 'text', 'Код держави', 'Country code'),
      genderUA,
      nationalityUA,
      birthPlaceUA,
      residenceUA,
    ],
  },
  'taxpayer-card': {
    title: { uk: 'Картка платника податків', en: 'Taxpayer card' },
    short: { uk: 'Картка платника податків', en: 'Taxpayer card' },
    photo: false,
    holder,
    number: 'docNumber',
    fields: [
      lastName,
      firstName,
      middleName,
      birthday,
      digits(field('docNumber', 'number', 'РНОКПП', 'Taxpayer number'), 10),
      field('creationDate', 'date', 'Дата видачі', 'Date of issue'),
    ],
  },
  'driver-license': {
    title: { uk: 'Посвідчення водія', en: 'Driving licence' },
    short: { uk: 'Посвідчення водія', en: 'Driving licence' },
    photo: true,
    holder,
    number: 'serialNumber',
    fields: [
      lastName,
      firstName,
      middleName,
      birthday,
      field('serialNumber', 'number', 'Серія та номер', 'Series and number'),
      field('categories', 'text', 'Категорії', 'Categories'),
      expirationDate,
      field('department', 'text', 'Орган, що видав', 'Issued by'),
    ],
  },
  'birth-certificate': {
    title: { uk: 'Свідоцтво про народження дитини', en: 'Birth certificate of a child' },
    short: { uk: 'Свідоцтво про народження', en: 'Birth certificate' },
    photo: false,
    holder: { last: 'child.lastName', first: 'child.firstName', middle: 'child.middleName' },
    number: 'number',
    fields: [
      field('lastName', 'name', 'Прізвище дитини', 'Child’s surname', 'child.lastName'),
      field('firstName', 'name', 'Ім’я дитини', 'Child’s given name', 'child.firstName'),
      field('middleName', 'name', 'По батькові дитини', 'Child’s patronymic', 'child.middleName'),
      field('birthDate', 'date', 'Дата народження', 'Date of birth', 'child.birthDate', 'child.birthday'),
      field('series', 'number', 'Серія', 'Series', 'document.serie', 'document.series'),
      digits(field('number', 'number', 'Номер', 'Number', 'document.number'), 6),
      field('issueDate', 'date', 'Дата видачі', 'Date of issue', 'document.issueDate'),
      field('department', 'text', 'Орган, що видав', 'Issued by', 'document.department'),
      field('birthPlace', 'text', 'Місце народження', 'Place of birth', 'child.birthPlace'),
      field(
        'registrationPlace',
        'text',
        'Місце проживання дитини',
        'Child’s residence',
        'child.currentRegistrationPlaceUA',
      ),
      field('citizenship', 'text', 'Громадянство', 'Citizenship', 'child.citizenship'),
      field('father', 'name', 'Батько', 'Father', 'parents.father.fullName'),
      field('mother', 'name', 'Мати', 'Mother', 'parents.mother.fullName'),
      field('actName', 'text', 'Актовий запис', 'Civil record', 'act.name'),
      field('actPlace', 'text', 'Місце державної реєстрації', 'Place of registration', 'act.registrationPlace'),
    ],
  },
  'reference-internally-displaced-person': {
    title: { uk: 'Довідка внутрішньо переміщеної особи', en: 'Certificate of an internally displaced person' },
    short: { uk: 'Довідка ВПО', en: 'IDP certificate' },
    photo: false,
    holder: { last: 'lastName', first: 'firstName', middle: 'middleName' },
    number: 'docNumber',
    fields: [
      field('lastName', 'name', 'Прізвище', 'Surname'),
      field('firstName', 'name', 'Ім’я', 'Given name'),
      field('middleName', 'name', 'По батькові', 'Patronymic'),
      field('birthDate', 'date', 'Дата народження', 'Date of birth', 'birthDate', 'birthday'),
      field('gender', 'text', 'Стать', 'Sex'),
      field('docNumber', 'number', 'Номер довідки', 'Certificate number'),
      issueDate,
      field('department', 'text', 'Орган, що видав', 'Issued by'),
      field('registration', 'text', 'Зареєстроване місце проживання', 'Registered residence', 'address.registration'),
      field('actual', 'text', 'Фактичне місце проживання', 'Actual residence', 'address.actual'),
      field('birthPlace', 'text', 'Місце народження', 'Place of birth', 'address.birth'),
      field('identityNumber', 'number', 'Документ, що посвідчує особу', 'Identity document', 'docIdentity.number'),
      field('legalRepresentative', 'name', 'Законний представник', 'Legal representative'),
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
