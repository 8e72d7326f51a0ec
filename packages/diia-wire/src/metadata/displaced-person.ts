import { z } from 'zod'
import { text } from '../text.ts'

/**
 * Reference of an internally displaced person. Dates come as `05.05.2015 00.00.00.000`. The date of birth is
 * `birthDate` (Java, Python) or `birthday` (.NET, JS); both are read, what comes out is `birthDate`.
 */
export const displacedPersonSchema = z
  .looseObject({
    docType: text,
    docNumber: text,
    department: text,
    lastName: text,
    firstName: text,
    middleName: text,
    issueDate: text,
    birthDate: text,
    birthday: text,
    gender: text,
    legalRepresentative: text,
    docIdentity: z.looseObject({ number: text, issueDate: text, department: text }).nullish(),
    address: z.looseObject({ birth: text, registration: text, actual: text }).nullish(),
    fileName: text,
  })
  .transform(({ birthday, birthDate, ...rest }) => ({ birthDate: birthDate ?? birthday, ...rest }))
