import type { z } from 'zod'
import type { DescribedDocumentType } from '../document-types.ts'
import { birthCertificateSchema } from './birth-certificate.ts'
import { driverLicenseSchema, taxpayerCardSchema } from './cards.ts'
import { displacedPersonSchema } from './displaced-person.ts'
import { foreignPassportSchema, internalPassportSchema } from './passports.ts'

/** One schema of fields for each described type. Unknown keys are kept, null and absence are allowed. */
export const fieldSchemas = {
  'internal-passport': internalPassportSchema,
  'foreign-passport': foreignPassportSchema,
  'taxpayer-card': taxpayerCardSchema,
  'driver-license': driverLicenseSchema,
  'birth-certificate': birthCertificateSchema,
  'reference-internally-displaced-person': displacedPersonSchema,
} as const satisfies Record<DescribedDocumentType, z.ZodType<Record<string, unknown>>>

export type FieldsOf<T extends DescribedDocumentType> = z.infer<(typeof fieldSchemas)[T]>
