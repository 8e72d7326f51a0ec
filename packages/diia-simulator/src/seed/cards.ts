import { notGiven } from '@diia-desk/diia-wire'
import { seedDocument, type SeedDocument } from './types.ts'
import { dateWithEmptyTime, type Person } from './person.ts'

/** `taxpayer-card`; its number is the РНОКПП. */
export function taxpayerCard(person: Person & { taxpayerNumber: string }, creationDate: string): SeedDocument {
  return seedDocument('taxpayer-card', {
    number: person.taxpayerNumber,
    lines: [
      { label: 'РНОКПП', value: person.taxpayerNumber },
      { label: 'Дата народження', value: person.birthday },
    ],
    fields: {
      creationDate,
      docNumber: person.taxpayerNumber,
      lastNameUA: person.lastNameUA,
      firstNameUA: person.firstNameUA,
      middleNameUA: person.middleNameUA || notGiven,
      birthday: person.birthday,
    },
  })
}

/** `driver-license`. */
export function driverLicense(
  person: Person,
  details: { serialNumber: string; categories: string; expirationDate: string; department: string },
): SeedDocument {
  return seedDocument('driver-license', {
    number: details.serialNumber,
    lines: [
      { label: 'Категорії', value: details.categories },
      { label: 'Номер', value: details.serialNumber },
      { label: 'Дійсне до', value: details.expirationDate },
    ],
    fields: {
      expirationDate: details.expirationDate,
      categories: details.categories,
      serialNumber: details.serialNumber,
      lastNameUA: person.lastNameUA,
      firstNameUA: person.firstNameUA,
      middleNameUA: person.middleNameUA || notGiven,
      birthday: person.birthday,
      department: details.department,
    },
  })
}

interface DisplacedPersonDetails {
  docType: 'person' | 'accompanied'
  docNumber: string
  department: string
  issueDate: string
  legalRepresentative?: string
  docIdentity: { number: string; issueDate: string; department: string }
  address: { birth: string; registration: string; actual: string }
}

/** `reference-internally-displaced-person`. */
export function displacedPersonReference(person: Person, details: DisplacedPersonDetails): SeedDocument {
  return seedDocument('reference-internally-displaced-person', {
    number: details.docNumber,
    lines: [
      { label: 'Номер', value: details.docNumber },
      { label: 'Дата видачі', value: details.issueDate },
      { label: 'Фактичне місце проживання', value: details.address.actual },
    ],
    fields: {
      docType: details.docType,
      docNumber: details.docNumber,
      department: details.department,
      lastName: person.lastNameUA,
      firstName: person.firstNameUA,
      middleName: person.middleNameUA || notGiven,
      issueDate: dateWithEmptyTime(details.issueDate),
      birthDate: dateWithEmptyTime(person.birthday),
      gender: person.gender === 'Ж' ? 'Жінка' : 'Чоловік',
      legalRepresentative: details.legalRepresentative ?? notGiven,
      docIdentity: { ...details.docIdentity, issueDate: dateWithEmptyTime(details.docIdentity.issueDate) },
      address: details.address,
    },
  })
}
