import { z } from 'zod'
import { text } from '../text.ts'

const parent = z.looseObject({ fullName: text, citizenship: text }).nullish()

/**
 * Birth certificate. SDKs disagree about the name of the series: `serie` (Python and its sample) or `series`
 * (Java, JS, .NET). Both are read; what comes out is `series`.
 */
export const birthCertificateSchema = z.looseObject({
  id: text,
  document: z
    .looseObject({ serie: text, series: text, number: text, department: text, issueDate: text })
    .transform(({ serie, series, ...rest }) => ({ series: series ?? serie, ...rest }))
    .nullish(),
  child: z
    .looseObject({
      lastName: text,
      firstName: text,
      middleName: text,
      birthDate: text,
      birthPlace: text,
      currentRegistrationPlaceUA: text,
      citizenship: text,
    })
    .nullish(),
  parents: z.looseObject({ father: parent, mother: parent }).nullish(),
  act: z.looseObject({ name: text, registrationPlace: text }).nullish(),
  fileName: text,
})
