// Appeals: visitors' applications for services, as the desk registers and follows them. The export's own names are a
// matter of its profile; these are ours.
import { z } from 'zod'
import { id, time, documentRequestSchema, validationSchema, writtenLine, writtenLines } from './resources.ts'
import { applicantTypes, feeSchema, serviceSchema, serviceVariationSchema } from './services.ts'

export const appealStatuses = ['registered', 'in-progress', 'returned', 'completed', 'refused', 'withdrawn'] as const
export type AppealStatus = (typeof appealStatuses)[number]

/** Statuses in which the centre still owes the visitor something and a deadline runs. */
export function isUnderWay(status: AppealStatus): boolean {
  return status === 'registered' || status === 'in-progress' || status === 'returned'
}

/** How an application comes in and how its result goes out. */
export const channels = ['front-office', 'remote-workplace', 'mobile', 'mail', 'online'] as const
export type Channel = (typeof channels)[number]

/** What the journal of an appeal tells. Nothing in it is ever changed or removed. */
export const appealEventKinds = [
  'registered',
  'started',
  'returned',
  'resumed',
  'completed',
  'refused',
  'withdrawn',
  'issued',
  'corrected',
  'rated',
  'attached',
] as const
export type AppealEventKind = (typeof appealEventKinds)[number]

/** Personal data and free text of an appeal: kept sealed, never exported. */
export const appealDetailsSchema = z.strictObject({
  /** A person's full name, or the name of an organisation. */
  applicant: writtenLine.max(300).optional(),
  phone: writtenLine.max(40).optional(),
  note: writtenLines.max(2000).optional(),
  /** Ground of a refusal, or what the visitor has to complete. */
  reason: writtenLines.max(2000).optional(),
})
export type AppealDetails = z.infer<typeof appealDetailsSchema>

export const ratingSchema = z.number().int().min(0).max(10)

export const appealRegistrationSchema = z.strictObject({
  serviceId: id,
  variationId: id.optional(),
  applicantType: z.enum(applicantTypes).optional(),
  channel: z.enum(channels).default('front-office'),
  details: appealDetailsSchema.omit({ reason: true }).default({}),
  fee: feeSchema.optional(),
  isConsultation: z.boolean().default(false),
  isTest: z.boolean().default(false),
  /** Checks and copy requests of this visit. */
  attach: z
    .strictObject({ validations: z.array(id).max(50), documentRequests: z.array(id).max(50) })
    .default({ validations: [], documentRequests: [] }),
  /** Made up by the desk once for each form: sent again after a lost answer, it finds the appeal that was registered. */
  submissionId: z.uuid(),
})
export type AppealRegistration = z.input<typeof appealRegistrationSchema>

const happenedAt = time.optional()

/** One change of an appeal. `happenedAt` is now when absent, and never later than now. */
export const appealChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), happenedAt }),
  z.strictObject({ kind: z.literal('returned'), happenedAt, reason: writtenLines.min(1).max(2000) }),
  z.strictObject({ kind: z.literal('resumed'), happenedAt }),
  z.strictObject({ kind: z.literal('completed'), happenedAt, receivingChannel: z.enum(channels).optional() }),
  z.strictObject({ kind: z.literal('refused'), happenedAt, reason: writtenLines.min(1).max(2000) }),
  z.strictObject({ kind: z.literal('withdrawn'), happenedAt }),
  z.strictObject({ kind: z.literal('issued'), happenedAt, receivingChannel: z.enum(channels).optional() }),
  z.strictObject({ kind: z.literal('rated'), rating: ratingSchema }),
  z.strictObject({
    kind: z.literal('attached'),
    validations: z.array(id).max(50),
    documentRequests: z.array(id).max(50),
  }),
  z.strictObject({
    kind: z.literal('corrected'),
    serviceId: id.optional(),
    variationId: id.nullable().optional(),
    applicantType: z.enum(applicantTypes).nullable().optional(),
    channel: z.enum(channels).optional(),
    receivingChannel: z.enum(channels).nullable().optional(),
    registeredAt: time.optional(),
    resultAt: time.nullable().optional(),
    issuedAt: time.nullable().optional(),
    deadlineOn: z.iso.date().nullable().optional(),
    fee: feeSchema.nullable().optional(),
    isConsultation: z.boolean().optional(),
    isTest: z.boolean().optional(),
    details: appealDetailsSchema.omit({ reason: true }).optional(),
  }),
])
export type AppealChange = z.input<typeof appealChangeSchema>

export const appealSummarySchema = z.object({
  id,
  number: z.string(),
  status: z.enum(appealStatuses),
  service: z.object({ id, code: z.string().optional(), name: z.string() }).optional(),
  applicant: z.string().optional(),
  registeredAt: time,
  /** Last day of the legal term. */
  deadlineOn: z.iso.date().optional(),
  resultAt: time.optional(),
  issuedAt: time.optional(),
  rating: ratingSchema.optional(),
  isConsultation: z.boolean(),
  isTest: z.boolean(),
  clerk: z.string().optional(),
  window: z.string().optional(),
})
export type AppealSummary = z.infer<typeof appealSummarySchema>

export const appealEventSchema = z.object({
  kind: z.enum(appealEventKinds),
  /** When it was written down. */
  at: time,
  /** When it took effect. */
  happenedAt: time,
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('staff'), name: z.string(), window: z.string().optional() }),
    z.object({ kind: z.literal('visitor') }),
    /** A system of the centre, through the integration API. */
    z.object({ kind: z.literal('integration'), name: z.string() }),
    /** The desk itself, when a code of a service or of the centre became known. */
    z.object({ kind: z.literal('system') }),
  ]),
  /** Names of the fields that changed. */
  fields: z.array(z.string()),
  reason: z.string().optional(),
})
export type AppealEvent = z.infer<typeof appealEventSchema>

export const appealSchema = appealSummarySchema.extend({
  service: serviceSchema.omit({ variations: true }).optional(),
  variation: serviceVariationSchema.optional(),
  applicantType: z.enum(applicantTypes).optional(),
  channel: z.enum(channels),
  receivingChannel: z.enum(channels).optional(),
  fee: z.string().optional(),
  details: appealDetailsSchema,
  /** Documents the service needs, and whether a copy of each has come; its id is for those who may open it. */
  documents: z.array(z.object({ type: z.string(), here: z.boolean(), copyId: id.optional() })),
  /** Checks and requests that belong to it and are not shown: those of windows whose visitors the reader may not know. */
  attachedElsewhere: z.number().int(),
  validations: z.array(validationSchema),
  documentRequests: z.array(documentRequestSchema),
  events: z.array(appealEventSchema),
  /** What may be done next. */
  allowed: z.array(z.enum(appealEventKinds)),
})
export type Appeal = z.infer<typeof appealSchema>

/** Lists of work: what is late, what ends today, what waits to be handed over. */
export const appealLists = ['all', 'overdue', 'due-today', 'under-way', 'to-issue'] as const
export type AppealList = (typeof appealLists)[number]

export const appealsQuerySchema = z.strictObject({
  list: z.enum(appealLists).optional(),
  /** Days of registration in Europe/Kyiv, both inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** A number or its beginning. */
  number: z.string().max(60).optional(),
  serviceId: id.optional(),
  cursor: z.string().max(200).optional(),
})
export type AppealsQuery = z.infer<typeof appealsQuerySchema>

export const appealsSchema = z.object({
  items: z.array(appealSummarySchema),
  nextCursor: z.string().optional(),
})
export type Appeals = z.infer<typeof appealsSchema>

/** Counts beside the names of the lists. */
export const appealTasksSchema = z.object({
  overdue: z.number().int(),
  dueToday: z.number().int(),
  underWay: z.number().int(),
  toIssue: z.number().int(),
})
export type AppealTasks = z.infer<typeof appealTasksSchema>
