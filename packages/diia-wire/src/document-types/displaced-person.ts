import type { DocumentTypeDescription } from './description.ts'

/** The date of birth is `birthDate` (Java, Python) or `birthday` (.NET, JS). */
export const displacedPersonReference: DocumentTypeDescription = {
  title: 'Довідка внутрішньо переміщеної особи',
  photo: false,
  holder: { last: 'lastName', first: 'firstName', middle: 'middleName' },
  sections: [
    {
      title: 'Особа',
      fields: [
        { path: 'lastName', label: 'Прізвище' },
        { path: 'firstName', label: 'Ім’я' },
        { path: 'middleName', label: 'По батькові' },
        { path: 'birthDate', label: 'Дата народження', otherName: 'birthday', date: 'timestamp' },
        { path: 'gender', label: 'Стать' },
        { path: 'legalRepresentative', label: 'Законний представник' },
      ],
    },
    {
      title: 'Адреси',
      fields: [
        { path: 'address.birth', label: 'Місце народження', wide: true },
        { path: 'address.registration', label: 'Зареєстроване місце проживання', wide: true },
        { path: 'address.actual', label: 'Фактичне місце проживання', wide: true },
      ],
    },
    {
      title: 'Довідка',
      fields: [
        { path: 'docNumber', label: 'Номер довідки' },
        { path: 'issueDate', label: 'Дата видачі', date: 'timestamp' },
        { path: 'docType', label: 'Кому видано' },
        { path: 'docIdentity.number', label: 'Документ, що посвідчує особу' },
        { path: 'docIdentity.issueDate', label: 'Дата його видачі', date: 'timestamp' },
        { path: 'docIdentity.department', label: 'Ким виданий' },
        { path: 'department', label: 'Орган, що видав довідку', wide: true },
      ],
    },
  ],
}
