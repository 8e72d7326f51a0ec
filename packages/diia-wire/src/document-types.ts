/** Document types whose metadata fields are known from the official SDKs and described in this package. */
export const describedDocumentTypes = [
  'internal-passport',
  'foreign-passport',
  'taxpayer-card',
  'driver-license',
  'birth-certificate',
  'reference-internally-displaced-person',
] as const
export type DescribedDocumentType = (typeof describedDocumentTypes)[number]

export function isDescribedDocumentType(type: string): type is DescribedDocumentType {
  return (describedDocumentTypes as readonly string[]).includes(type)
}
