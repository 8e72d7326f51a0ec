import { holderUA } from './description.ts'
import type { DocumentTypeDescription, FieldDescription } from './description.ts'

function passport(title: string, authority: FieldDescription[]): DocumentTypeDescription {
  return {
    title,
    photo: true,
    holder: holderUA,
    sections: [
      {
        title: 'Особа',
        fields: [
          { path: 'lastNameUA', label: 'Прізвище' },
          { path: 'lastNameEN', label: 'Surname' },
          { path: 'firstNameUA', label: 'Ім’я' },
          { path: 'firstNameEN', label: 'Given names' },
          { path: 'middleNameUA', label: 'По батькові' },
          { path: 'birthday', label: 'Дата народження', date: 'day' },
          { path: 'genderUA', label: 'Стать' },
          { path: 'genderEN', label: 'Sex' },
          { path: 'nationalityUA', label: 'Громадянство' },
          { path: 'taxpayerNumber', label: 'РНОКПП' },
          { path: 'birthPlaceUA', label: 'Місце народження', wide: true },
          { path: 'residenceUA', label: 'Місце проживання', wide: true },
        ],
      },
      {
        title: 'Документ',
        fields: [
          { path: 'docNumber', label: 'Номер документа' },
          { path: 'recordNumber', label: 'Запис № (УНЗР)' },
          { path: 'issueDate', label: 'Дата видачі', date: 'day' },
          { path: 'expirationDate', label: 'Дійсний до', date: 'day' },
          ...authority,
          { path: 'id', label: 'Ідентифікатор запису' },
        ],
      },
    ],
  }
}

/** ID card of a citizen. */
export const internalPassport = passport('Паспорт громадянина України', [
  { path: 'department', label: 'Орган, що видав' },
])

/** Biometric passport for travel. */
export const foreignPassport = passport('Паспорт громадянина України для виїзду за кордон', [
  { path: 'departmentUA', label: 'Орган, що видав' },
  { path: 'departmentEN', label: 'Authority' },
  { path: 'countryCode', label: 'Код держави' },
])
