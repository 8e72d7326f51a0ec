import type { DocumentTypeDescription } from './description.ts'

/**
 * Shown on the phone of a parent. SDKs disagree about the name of the series: `serie` (Python and its sample) or `series`
 * (Java, JS, .NET).
 */
export const birthCertificate: DocumentTypeDescription = {
  title: 'Свідоцтво про народження',
  photo: false,
  holder: { last: 'child.lastName', first: 'child.firstName', middle: 'child.middleName' },
  sections: [
    {
      title: 'Дитина',
      fields: [
        { path: 'child.lastName', label: 'Прізвище' },
        { path: 'child.firstName', label: 'Ім’я' },
        { path: 'child.middleName', label: 'По батькові' },
        { path: 'child.birthDate', label: 'Дата народження', date: 'day' },
        { path: 'child.citizenship', label: 'Громадянство' },
        { path: 'child.birthPlace', label: 'Місце народження', wide: true },
        { path: 'child.currentRegistrationPlaceUA', label: 'Зареєстроване місце проживання', wide: true },
      ],
    },
    {
      title: 'Батьки',
      fields: [
        { path: 'parents.father.fullName', label: 'Батько' },
        { path: 'parents.father.citizenship', label: 'Громадянство батька' },
        { path: 'parents.mother.fullName', label: 'Мати' },
        { path: 'parents.mother.citizenship', label: 'Громадянство матері' },
      ],
    },
    {
      title: 'Свідоцтво',
      fields: [
        { path: 'document.series', label: 'Серія', otherName: 'serie' },
        { path: 'document.number', label: 'Номер' },
        { path: 'document.issueDate', label: 'Дата видачі', date: 'day' },
        { path: 'id', label: 'Ідентифікатор запису' },
        { path: 'document.department', label: 'Орган, що видав', wide: true },
        { path: 'act.name', label: 'Актовий запис', wide: true },
        { path: 'act.registrationPlace', label: 'Місце реєстрації', wide: true },
      ],
    },
  ],
}
