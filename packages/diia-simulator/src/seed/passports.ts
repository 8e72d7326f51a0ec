import { notGiven } from '@diia-desk/diia-wire'
import { seedDocument, type SeedDocument } from './types.ts'
import { isoDate, type Person } from './person.ts'

interface PassportDetails {
  docNumber: string
  issueDate: string
  expirationDate: string
  department: string
}

/** Identity card of a citizen: `internal-passport`. */
export function internalPassport(person: Person, details: PassportDetails): SeedDocument {
  return seedDocument('internal-passport', {
    number: details.docNumber,
    lines: cardLines(person, details),
    fields: {
      ...firstFields(person, details),
      department: details.department,
      ...lastFields(person, details),
    },
  })
}

/** Passport for travel abroad: `foreign-passport`. */
export function foreignPassport(person: Person, details: PassportDetails): SeedDocument {
  return seedDocument('foreign-passport', {
    number: details.docNumber,
    lines: cardLines(person, details),
    fields: {
      ...firstFields(person, details),
      departmentUA: details.department,
      departmentEN: details.department,
      countryCode: 'UKR',
      ...lastFields(person, details),
    },
  })
}

function firstFields(person: Person, details: PassportDetails): Record<string, unknown> {
  return {
    taxpayerNumber: person.taxpayerNumber ?? notGiven,
    residenceUA: person.residenceUA,
    docNumber: details.docNumber,
    genderUA: person.gender,
    nationalityUA: 'Україна',
    lastNameUA: person.lastNameUA,
    firstNameUA: person.firstNameUA,
    middleNameUA: person.middleNameUA || notGiven,
    birthday: person.birthday,
    birthPlaceUA: person.birthPlaceUA,
    issueDate: details.issueDate,
    expirationDate: details.expirationDate,
    recordNumber: person.recordNumber,
  }
}

function lastFields(person: Person, details: PassportDetails): Record<string, unknown> {
  return {
    genderEN: person.gender === 'Ж' ? 'F' : 'M',
    id: `${person.recordNumber}-${isoDate(details.issueDate)}`,
    lastNameEN: person.lastNameEN,
    firstNameEN: person.firstNameEN,
  }
}

function cardLines(person: Person, details: PassportDetails) {
  return [
    { label: 'Дата народження', value: person.birthday },
    { label: 'Номер', value: details.docNumber },
    { label: 'Дійсний до', value: details.expirationDate },
  ]
}
