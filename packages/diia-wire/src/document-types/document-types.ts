import { birthCertificate } from './birth-certificate.ts'
import { driverLicense, taxpayerCard } from './cards.ts'
import type { DocumentTypeDescription } from './description.ts'
import { displacedPersonReference } from './displaced-person.ts'
import { fieldsSchema } from './fields-schema.ts'
import type { FieldsSchema } from './fields-schema.ts'
import { foreignPassport, internalPassport } from './passports.ts'

/** Document types whose fields are known from the model classes and samples of the official SDKs, by Diia's names. */
export const describedDocumentTypes = {
  'internal-passport': internalPassport,
  'foreign-passport': foreignPassport,
  'taxpayer-card': taxpayerCard,
  'driver-license': driverLicense,
  'birth-certificate': birthCertificate,
  'reference-internally-displaced-person': displacedPersonReference,
} as const satisfies Record<string, DocumentTypeDescription>

export type DescribedDocumentType = keyof typeof describedDocumentTypes

export const describedDocumentTypeNames = Object.keys(describedDocumentTypes) as DescribedDocumentType[]

export function isDescribedDocumentType(type: string): type is DescribedDocumentType {
  return Object.hasOwn(describedDocumentTypes, type)
}

/** The schema of the fields of each described type. */
export const fieldSchemas = Object.fromEntries(
  describedDocumentTypeNames.map((type) => [type, fieldsSchema(describedDocumentTypes[type])]),
) as Record<DescribedDocumentType, FieldsSchema>
