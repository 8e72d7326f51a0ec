// Administrative services as the state's register knows them, and as this centre numbers them.
import { z } from 'zod'
import { id, line, time, titleLine } from './resources.ts'

/** Identifier in the Register of administrative services: five digits, leading zeros belong to it. */
export const serviceCodeSchema = z.string().regex(/^\d{5}$/)

/** How a term runs; as the register's dump names it by one public client (monitoring of terms depends on it). */
export const durationTypes = ['working-days', 'calendar-days', 'month'] as const
export type DurationType = (typeof durationTypes)[number]

export const durationSchema = z.object({ type: z.enum(durationTypes), value: z.number().int().min(0) })
/** A legal term that can be counted. */
export type Duration = z.infer<typeof durationSchema>

/** Decimal, hryvnias: «120.00». */
export const feeSchema = z.string().regex(/^\d{1,9}(\.\d{2})?$/)

export const applicantTypes = ['person', 'fop', 'legal'] as const
export type ApplicantType = (typeof applicantTypes)[number]

export const serviceVariationSchema = z.object({
  id,
  name: z.string(),
  /** Legal term; absent where the register gives none that can be counted. */
  duration: durationSchema.optional(),
  /** The term in the register's own words. */
  durationText: z.string().optional(),
  /** Hryvnias, as `feeSchema`. */
  fee: z.string().optional(),
})
export type ServiceVariation = z.infer<typeof serviceVariationSchema>

export const serviceSchema = z.object({
  id,
  /** Absent: the service is known to this centre only. Its appeals can't be counted by the state until it has one. */
  code: serviceCodeSchema.optional(),
  /** Number in the centre's own list, such as «01-01/01». */
  localNumber: z.string().optional(),
  name: z.string(),
  sector: z.string().optional(),
  /** Empty: not known. */
  applicantTypes: z.array(z.enum(applicantTypes)),
  /** Diia document types a visitor has to show copies of. */
  documents: z.array(z.string()),
  refusalGrounds: z.array(z.string()),
  variations: z.array(serviceVariationSchema),
  /** No longer in the register; kept for its old appeals. */
  retiredAt: time.optional(),
})
export type Service = z.infer<typeof serviceSchema>

export const servicesQuerySchema = z.strictObject({
  /** A code, a local number, or words as people say them; empty gives recent and frequent ones. */
  q: z.string().max(100).optional(),
  /** Retired ones too: for a search among appeals. */
  retired: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false),
})

/** From, and up to but without: places in a text as JavaScript counts them. */
const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]))

/** Where what was typed stands; absent where it stands nowhere in a text. */
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
       * Why it stands where it stands: chosen lately or often at this desk, found by what was typed, or by a word of like
       * meaning or a letter mistyped.
       */
      found: z.enum(['recent', 'frequent', 'match', 'similar']),
      marks: marksSchema.optional(),
    }),
  ),
  /** How many match in all; `items` holds the best of them. */
  total: z.number().int(),
})
export type Services = z.infer<typeof servicesSchema>

/** What the centre itself knows of a service. A field that is absent stays as it is; null empties it. */
export const serviceSettingsSchema = z.strictObject({
  code: serviceCodeSchema.nullable().optional(),
  localNumber: line.min(1).max(40).nullable().optional(),
  documents: z.array(z.string().max(60)).max(20).optional(),
})
export type ServiceSettings = z.infer<typeof serviceSettingsSchema>

/** A service that the register doesn't know: only this centre gives it. */
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
  /** How many to pass over. */
  skip: z.coerce.number().int().min(0).max(100_000).default(0),
})

export const catalogueItemSchema = serviceSchema.extend({
  origin: z.enum(['register', 'local']),
  /** Appeals that the state can't count, because they were registered while the service had no code. */
  appealsWithoutCode: z.number().int(),
  /** A local service that became one of the register: its code. */
  replacedBy: z.object({ id, code: serviceCodeSchema }).optional(),
  /** In a list that was searched. */
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
  /** The last import from the register of services and from that of centres. */
  lastImports: z.object({ services: catalogueImportSchema.optional(), centres: catalogueImportSchema.optional() }),
})
export type Catalogue = z.infer<typeof catalogueSchema>
