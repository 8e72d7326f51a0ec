import { seedDocument, type SeedDocument } from './types.ts'

interface BirthCertificateDetails {
  id: string
  document: { series: string; number: string; department: string; issueDate: string }
  child: {
    lastName: string
    firstName: string
    middleName: string
    birthDate: string
    birthPlace: string
    currentRegistrationPlaceUA: string
    citizenship: string
  }
  parents: Record<'father' | 'mother', { fullName: string; citizenship: string }>
  act: { name: string; registrationPlace: string }
}

/** `birth-certificate`, shown on the phone of a parent. */
export function birthCertificate(details: BirthCertificateDetails): SeedDocument {
  const { child, document } = details
  const number = `${document.series} № ${document.number}`
  return seedDocument('birth-certificate', {
    number,
    lines: [
      { label: 'Дитина', value: [child.lastName, child.firstName, child.middleName].filter(Boolean).join(' ') },
      { label: 'Дата народження', value: child.birthDate },
      { label: 'Серія і номер', value: number },
    ],
    fields: { ...details },
  })
}
