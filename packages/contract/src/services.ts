// Administrative services as the state's register defines them, with the centre's own numbers.
import { z } from 'zod'
import { id, line, time, titleLine } from './resources.ts'

/** Identifier in the Register of administrative services: five digits, including leading zeros. */
export const serviceCodeSchema = z.string().regex(/^\d{5}$/)

/**
 * How a term is counted, with the names of the register's export as a public client of it uses them (the monitoring of
 * terms depends on it).
 */
export const durationTypes = ['working-days', 'calendar-days', 'month'] as const
export type DurationType = (typeof durationTypes)[number]

export const durationSchema = z.object({ type: z.enum(durationTypes), value: z.number().int().min(0) })
/** A legal term that can be calculated. */
export type Duration = z.infer<typeof durationSchema>

/** Decimal, hryvnias: «120.00». */
export const feeSchema = z.string().regex(/^\d{1,9}(\.\d{2})?$/)

export const applicantTypes = ['person', 'fop', 'legal'] as const
export type ApplicantType = (typeof applicantTypes)[number]

export const serviceVariationSchema = z.object({
  id,
  name: z.string(),
  /** Legal term; absent if the register gives none that can be calculated. */
  duration: durationSchema.optional(),
  /** The term as the register words it. */
  durationText: z.string().optional(),
  /** Hryvnias, as `feeSchema`. */
  fee: z.string().optional(),
})
export type ServiceVariation = z.infer<typeof serviceVariationSchema>

export const serviceSchema = z.object({
  id,
  /** Absent if only this centre knows the service. Until it has a code, the state does not count its appeals. */
  code: serviceCodeSchema.optional(),
  /** Number in the centre's own list, such as «01-01/01». */
  localNumber: z.string().optional(),
  name: z.string(),
  sector: z.string().optional(),
  /** Empty if unknown. */
  applicantTypes: z.array(z.enum(applicantTypes)),
  /** Diia document types of which a visitor must provide copies. */
  documents: z.array(z.string()),
  refusalGrounds: z.array(z.string()),
  variations: z.array(serviceVariationSchema),
  /** No longer in the register; kept for its old appeals. */
  retiredAt: time.optional(),
})
export type Service = z.infer<typeof serviceSchema>

export const servicesQuerySchema = z.strictObject({
  /** A code, a local number, or words as people use them; empty text finds recent and frequent services. */
  q: z.string().max(100).optional(),
  /** Also retired services, for a search among appeals. */
  retired: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false),
})

/** Start and exclusive end, as indices of a JavaScript string. */
const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]))

/** Positions of the search text; absent for a text that does not contain it. */
const marksSchema = z.object({
  code: rangesSchema.optional(),
  localNumber: rangesSchema.optional(),
  name: rangesSchema.optional(),
})
export type SearchMarks = z.infer<typeof marksSchema>

export const servicesSchema = z.object({
  items: z.array(
    serviceSchema.extend({
      /**
       * Why the service was found: chosen recently or often at this window, matched by the text, or matched by a word
       * of similar meaning or by a mistyped letter.
       */
      found: z.enum(['recent', 'frequent', 'match', 'similar']),
      marks: marksSchema.optional(),
    }),
  ),
  /** The number of all matches; `items` holds the best ones. */
  total: z.number().int(),
})
export type Services = z.infer<typeof servicesSchema>

/** The centre's own settings of a service. An absent field stays unchanged; null clears it. */
export const serviceSettingsSchema = z.strictObject({
  code: serviceCodeSchema.nullable().optional(),
  localNumber: line.min(1).max(40).nullable().optional(),
  documents: z.array(z.string().max(60)).max(20).optional(),
})
export type ServiceSettings = z.infer<typeof serviceSettingsSchema>

/** A service that is not in the register: only this centre provides it. */
export const newServiceSchema = z.strictObject({
  name: titleLine.min(3).max(1000),
  localNumber: line.min(1).max(40).optional(),
  documents: z.array(z.string().max(60)).max(20).default([]),
  applicantTypes: z.array(z.enum(applicantTypes)).max(applicantTypes.length).default([]),
  duration: z.strictObject({ type: z.enum(durationTypes), value: z.number().int().min(0).max(1000) }).optional(),
  fee: feeSchema.optional(),
})
export type NewService = z.input<typeof newServiceSchema>

// --- the catalogue as an administrator sees it ---

/** `unmapped`: in use here without a code of the register. */
export const catalogueLists = ['current', 'unmapped', 'retired'] as const
export type CatalogueList = (typeof catalogueLists)[number]

export const catalogueQuerySchema = z.strictObject({
  list: z.enum(catalogueLists).default('current'),
  q: z.string().max(100).optional(),
  /** The number of items to skip. */
  skip: z.coerce.number().int().min(0).max(100_000).default(0),
})

export const catalogueItemSchema = serviceSchema.extend({
  origin: z.enum(['register', 'local']),
  /** Appeals that the state does not count, because the service had no code when they were registered. */
  appealsWithoutCode: z.number().int(),
  /** The code, for a local service that was merged into one of the register. */
  replacedBy: z.object({ id, code: serviceCodeSchema }).optional(),
  /** Only in search results. */
  marks: marksSchema.optional(),
})
export type CatalogueItem = z.infer<typeof catalogueItemSchema>

const catalogueImportSchema = z.object({
  at: time,
  source: z.string(),
  added: z.number().int(),
  changed: z.number().int(),
  retired: z.number().int(),
})

export const catalogueSchema = z.object({
  items: z.array(catalogueItemSchema),
  total: z.number().int(),
  counts: z.record(z.enum(catalogueLists), z.number().int()),
  /** The last import of the register of services and of the register of centres. */
  lastImports: z.object({ services: catalogueImportSchema.optional(), centres: catalogueImportSchema.optional() }),
})
export type Catalogue = z.infer<typeof catalogueSchema>
