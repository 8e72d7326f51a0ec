// Every document type that Diia may share and whose fields we know: its name on the wire, its titles and the
// fields shown, in order. Screens, storage and export read this table. Field names: the official SDKs' model
// classes and sample metadata (diiaintegration/ua-acquirers-sdk-*). A type that is not here is still received:
// its copy shows the PDF, the seal and no fields.

export type FieldKind = 'name' | 'date' | 'number' | 'text'

export interface DocumentField {
  /** Stable key on the wire between bff and desk. */
  key: string
  /** Dotted paths in Diia's metadata, the first one present wins: SDKs disagree on some names. */
  paths: readonly string[]
  kind: FieldKind
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

const lastName = field('lastNameUA', 'name', 'Прізвище', 'Surname')
const firstName = field('firstNameUA', 'name', 'Ім’я', 'Given name')
const middleName = field('middleNameUA', 'name', 'По батькові', 'Patronymic')
const birthday = field('birthday', 'date', 'Дата народження', 'Date of birth', 'birthday', 'birthDate')
const docNumber = field('docNumber', 'number', 'Номер документа', 'Document number')
const issueDate = field('issueDate', 'date', 'Дата видачі', 'Date of issue')
const expirationDate = field('expirationDate', 'date', 'Дійсний до', 'Valid until')
const taxpayerNumber = field('taxpayerNumber', 'number', 'РНОКПП', 'Taxpayer number')
const recordNumber = field('recordNumber', 'number', 'Запис №', 'Record no.')
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
      lastName, firstName, middleName, birthday, taxpayerNumber, docNumber, recordNumber, issueDate, expirationDate,
      field('department', 'text', 'Орган, що видав', 'Issued by'), genderUA, nationalityUA, birthPlaceUA, residenceUA, lastNameEN, firstNameEN,
    ],
  },
  'foreign-passport': {
    title: { uk: 'Паспорт громадянина України для виїзду за кордон', en: 'Passport of a citizen of Ukraine for travel abroad' },
    short: { uk: 'Закордонний паспорт', en: 'Travel passport' },
    photo: true,
    holder,
    number: 'docNumber',
    fields: [
      lastName, firstName, middleName, lastNameEN, firstNameEN, birthday, taxpayerNumber, docNumber, recordNumber, issueDate, expirationDate,
      field('departmentUA', 'text', 'Орган, що видав', 'Issued by', 'departmentUA', 'department'), field('countryCode', 'text', 'Код держави', 'Country code'),
      genderUA, nationalityUA, birthPlaceUA, residenceUA,
    ],
  },
  'taxpayer-card': {
    title: { uk: 'Картка платника податків', en: 'Taxpayer card' },
    short: { uk: 'Картка платника податків', en: 'Taxpayer card' },
    photo: false,
    holder,
    number: 'docNumber',
    fields: [lastName, firstName, middleName, birthday, field('docNumber', 'number', 'РНОКПП', 'Taxpayer number'), field('creationDate', 'date', 'Дата видачі', 'Date of issue')],
  },
  'driver-license': {
    title: { uk: 'Посвідчення водія', en: 'Driving licence' },
    short: { uk: 'Посвідчення водія', en: 'Driving licence' },
    photo: true,
    holder,
    number: 'serialNumber',
    fields: [
      lastName, firstName, middleName, birthday, field('serialNumber', 'number', 'Серія та номер', 'Series and number'),
      field('categories', 'text', 'Категорії', 'Categories'), expirationDate, field('department', 'text', 'Орган, що видав', 'Issued by'),
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
      field('number', 'number', 'Номер', 'Number', 'document.number'),
      field('issueDate', 'date', 'Дата видачі', 'Date of issue', 'document.issueDate'),
      field('department', 'text', 'Орган, що видав', 'Issued by', 'document.department'),
      field('birthPlace', 'text', 'Місце народження', 'Place of birth', 'child.birthPlace'),
      field('registrationPlace', 'text', 'Місце проживання дитини', 'Child’s residence', 'child.currentRegistrationPlaceUA'),
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
      field('lastName', 'name', 'Прізвище', 'Surname'), field('firstName', 'name', 'Ім’я', 'Given name'), field('middleName', 'name', 'По батькові', 'Patronymic'),
      field('birthDate', 'date', 'Дата народження', 'Date of birth', 'birthDate', 'birthday'), field('gender', 'text', 'Стать', 'Sex'),
      field('docNumber', 'number', 'Номер довідки', 'Certificate number'), issueDate, field('department', 'text', 'Орган, що видав', 'Issued by'),
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

/** Value at a dotted path of Diia's metadata as text; undefined where there is none or it is empty. */
export function metadataText(metadata: Record<string, unknown>, path: string): string | undefined {
  let value: unknown = metadata
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Fields of a document as they are shown: known ones in the table's order, absent ones left out. */
export function shownFields(type: string, metadata: Record<string, unknown>): { key: string; value: string }[] {
  return (documentTypeEntry(type)?.fields ?? []).flatMap(({ key, kind, paths }) => {
    const value = paths.map((path) => metadataText(metadata, path)).find((text) => text !== undefined)
    // Dates of displaced persons' certificates carry a time: 05.05.2015 00.00.00.000.
    return value === undefined ? [] : [{ key, value: kind === 'date' ? value.replace(/^(\d\d\.\d\d\.\d{4})[ T].*$/, '$1') : value }]
  })
}

/** Surname, given name and patronymic of the holder, or undefined where the metadata names nobody. */
export function holderName(type: string, metadata: Record<string, unknown>): { last: string; first: string; middle: string } | undefined {
  const paths = documentTypeEntry(type)?.holder
  if (paths === undefined) return undefined
  const given = (path: string) => {
    const text = metadataText(metadata, path) ?? ''
    return text === notGiven ? '' : text
  }
  const [last, first, middle] = [given(paths.last), given(paths.first), given(paths.middle)]
  return last === '' && first === '' ? undefined : { last, first, middle }
}

/** What Diia writes where a document has nothing, such as a patronymic: words to show in a field, no part of a name. */
const notGiven = 'Не вказано'

/** «Прізвище Ім’я По батькові» */
export function fullName(name: { last: string; first: string; middle: string }): string {
  return [name.last, name.first, name.middle].filter((part) => part !== '').join(' ')
}

/** «Прізвище І. П.», double names keep both initials: «О.-В.». */
export function nameWithInitials(name: { last: string; first: string; middle: string }): string {
  const initials = [name.first, name.middle]
    .filter((part) => part !== '')
    .map((part) => part.split('-').map((piece) => `${piece.slice(0, 1).toLocaleUpperCase('uk')}.`).join('-'))
  return [name.last, ...initials].filter((part) => part !== '').join(' ')
}
