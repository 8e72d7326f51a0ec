import { holderUA, namesUA } from './description.ts'
import type { DocumentTypeDescription } from './description.ts'

/** РНОКПП card; its number is the taxpayer number. */
export const taxpayerCard: DocumentTypeDescription = {
  title: 'Картка платника податків',
  photo: false,
  holder: holderUA,
  sections: [
    { title: 'Платник податків', fields: namesUA },
    {
      title: 'Облік',
      fields: [
        { path: 'docNumber', label: 'РНОКПП' },
        { path: 'creationDate', label: 'Дата внесення до реєстру', date: 'day' },
      ],
    },
  ],
}

export const driverLicense: DocumentTypeDescription = {
  title: 'Посвідчення водія',
  photo: true,
  holder: holderUA,
  sections: [
    { title: 'Водій', fields: namesUA },
    {
      title: 'Посвідчення',
      fields: [
        { path: 'serialNumber', label: 'Серія і номер' },
        { path: 'categories', label: 'Категорії' },
        { path: 'expirationDate', label: 'Дійсне до', date: 'day' },
        { path: 'department', label: 'Орган, що видав' },
      ],
    },
  ],
}
