import type { SeedDocumentType } from '../seed.ts'

/** A line of a document's page: where the value lies in the metadata and what it is called. */
export interface FieldRow {
  label: string
  /** Keys joined by dots. */
  path: string
  /** Takes both columns. */
  wide?: boolean
}

export interface FieldSection {
  title: string
  rows: FieldRow[]
}

const names: FieldRow[] = [
  { label: 'Прізвище', path: 'lastNameUA' },
  { label: 'Ім’я', path: 'firstNameUA' },
  { label: 'По батькові', path: 'middleNameUA' },
  { label: 'Дата народження', path: 'birthday' },
]

function passport(authority: FieldRow[]): FieldSection[] {
  return [
    {
      title: 'Особа',
      rows: [
        { label: 'Прізвище', path: 'lastNameUA' },
        { label: 'Surname', path: 'lastNameEN' },
        { label: 'Ім’я', path: 'firstNameUA' },
        { label: 'Given names', path: 'firstNameEN' },
        { label: 'По батькові', path: 'middleNameUA' },
        { label: 'Дата народження', path: 'birthday' },
        { label: 'Стать', path: 'genderUA' },
        { label: 'Sex', path: 'genderEN' },
        { label: 'Громадянство', path: 'nationalityUA' },
        { label: 'РНОКПП', path: 'taxpayerNumber' },
        { label: 'Місце народження', path: 'birthPlaceUA', wide: true },
        { label: 'Місце проживання', path: 'residenceUA', wide: true },
      ],
    },
    {
      title: 'Документ',
      rows: [
        { label: 'Номер документа', path: 'docNumber' },
        { label: 'Запис № (УНЗР)', path: 'recordNumber' },
        { label: 'Дата видачі', path: 'issueDate' },
        { label: 'Дійсний до', path: 'expirationDate' },
        ...authority,
        { label: 'Ідентифікатор запису', path: 'id' },
      ],
    },
  ]
}

/** What a page shows, by document type; together every field the metadata has. */
export const sectionsByType: Record<SeedDocumentType, FieldSection[]> = {
  'internal-passport': passport([{ label: 'Орган, що видав', path: 'department' }]),
  'foreign-passport': passport([
    { label: 'Орган, що видав', path: 'departmentUA' },
    { label: 'Authority', path: 'departmentEN' },
    { label: 'Код держави', path: 'countryCode' },
  ]),
  'taxpayer-card': [
    { title: 'Платник податків', rows: names },
    {
      title: 'Облік',
      rows: [
        { label: 'РНОКПП', path: 'docNumber' },
        { label: 'Дата внесення до реєстру', path: 'creationDate' },
      ],
    },
  ],
  'driver-license': [
    { title: 'Водій', rows: names },
    {
      title: 'Посвідчення',
      rows: [
        { label: 'Серія і номер', path: 'serialNumber' },
        { label: 'Категорії', path: 'categories' },
        { label: 'Дійсне до', path: 'expirationDate' },
        { label: 'Орган, що видав', path: 'department' },
      ],
    },
  ],
  'birth-certificate': [
    {
      title: 'Дитина',
      rows: [
        { label: 'Прізвище', path: 'child.lastName' },
        { label: 'Ім’я', path: 'child.firstName' },
        { label: 'По батькові', path: 'child.middleName' },
        { label: 'Дата народження', path: 'child.birthDate' },
        { label: 'Громадянство', path: 'child.citizenship' },
        { label: 'Місце народження', path: 'child.birthPlace', wide: true },
        { label: 'Зареєстроване місце проживання', path: 'child.currentRegistrationPlaceUA', wide: true },
      ],
    },
    {
      title: 'Батьки',
      rows: [
        { label: 'Батько', path: 'parents.father.fullName' },
        { label: 'Громадянство батька', path: 'parents.father.citizenship' },
        { label: 'Мати', path: 'parents.mother.fullName' },
        { label: 'Громадянство матері', path: 'parents.mother.citizenship' },
      ],
    },
    {
      title: 'Свідоцтво',
      rows: [
        { label: 'Серія', path: 'document.serie' },
        { label: 'Номер', path: 'document.number' },
        { label: 'Дата видачі', path: 'document.issueDate' },
        { label: 'Ідентифікатор запису', path: 'id' },
        { label: 'Орган, що видав', path: 'document.department', wide: true },
        { label: 'Актовий запис', path: 'act.name', wide: true },
        { label: 'Місце реєстрації', path: 'act.registrationPlace', wide: true },
      ],
    },
  ],
  'reference-internally-displaced-person': [
    {
      title: 'Особа',
      rows: [
        { label: 'Прізвище', path: 'lastName' },
        { label: 'Ім’я', path: 'firstName' },
        { label: 'По батькові', path: 'middleName' },
        { label: 'Дата народження', path: 'birthDate' },
        { label: 'Стать', path: 'gender' },
        { label: 'Законний представник', path: 'legalRepresentative' },
      ],
    },
    {
      title: 'Адреси',
      rows: [
        { label: 'Місце народження', path: 'address.birth', wide: true },
        { label: 'Зареєстроване місце проживання', path: 'address.registration', wide: true },
        { label: 'Фактичне місце проживання', path: 'address.actual', wide: true },
      ],
    },
    {
      title: 'Довідка',
      rows: [
        { label: 'Номер довідки', path: 'docNumber' },
        { label: 'Дата видачі', path: 'issueDate' },
        { label: 'Кому видано', path: 'docType' },
        { label: 'Документ, що посвідчує особу', path: 'docIdentity.number' },
        { label: 'Дата його видачі', path: 'docIdentity.issueDate' },
        { label: 'Ким виданий', path: 'docIdentity.department' },
        { label: 'Орган, що видав довідку', path: 'department', wide: true },
      ],
    },
  ],
}

/** Spellings of one key that differ between Diia's own clients. */
const otherSpelling: Record<string, string> = { serie: 'series', birthDate: 'birthday' }

const wordsForValue: Record<string, Record<string, string>> = {
  docType: { person: 'Особа', accompanied: 'Особа, яку супроводжують' },
  genderUA: { Ж: 'Жіноча', Ч: 'Чоловіча' },
}

/** The text a page shows for a path, or an empty string when the metadata has nothing there. */
export function fieldText(fields: Record<string, unknown>, path: string): string {
  let value: unknown = fields
  for (const key of path.split('.')) {
    if (!isRecord(value)) return ''
    value = value[key] ?? value[otherSpelling[key] ?? key]
  }
  if (typeof value !== 'string') return ''
  return wordsForValue[path]?.[value] ?? value.replace(' 00.00.00.000', '')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
