import { z } from 'zod'
import { optional, printed } from '../text.ts'

/**
 * Reference of an internally displaced person. Dates come as `05.05.2015 00.00.00.000`. The date of birth is
 * `birthDate` (Java, Python) or `birthday` (.NET, JS); both are read, what comes out is `birthDate`.
 */
export const displacedPersonSchema = z
  .looseObject({
    docType: printed,
    docNumber: printed,
    department: printed,
    lastName: printed,
    firstName: printed,
    middleName: printed,
    issueDate: printed,
    birthDate: printed,
    birthday: printed,
    gender: printed,
    legalRepresentative: printed,
    docIdentity: optional(z.looseObject({ number: printed, issueDate: printed, department: printed })),
    address: optional(z.looseObject({ birth: printed, registration: printed, actual: printed })),
    fileName: printed,
  })
  .transform(({ birthday, birthDate, ...rest }) => ({ birthDate: birthDate ?? birthday, ...rest }))
