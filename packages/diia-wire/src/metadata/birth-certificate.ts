import { z } from 'zod'
import { optional, printed } from '../text.ts'

const parent = optional(z.looseObject({ fullName: printed, citizenship: printed }))

/**
 * Birth certificate. SDKs disagree about the name of the series: `serie` (Python and its sample) or `series`
 * (Java, JS, .NET). Both are read; what comes out is `series`.
 */
export const birthCertificateSchema = z.looseObject({
  id: printed,
  document: optional(
    z
      .looseObject({ serie: printed, series: printed, number: printed, department: printed, issueDate: printed })
      .transform(({ serie, series, ...rest }) => ({ series: series ?? serie, ...rest })),
  ),
  child: optional(
    z.looseObject({
      lastName: printed,
      firstName: printed,
      middleName: printed,
      birthDate: printed,
      birthPlace: printed,
      currentRegistrationPlaceUA: printed,
      citizenship: printed,
    }),
  ),
  parents: optional(z.looseObject({ father: parent, mother: parent })),
  act: optional(z.looseObject({ name: printed, registrationPlace: printed })),
  fileName: printed,
})
