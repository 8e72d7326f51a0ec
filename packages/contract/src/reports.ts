// Reports on the centre's own work for managers: the day, the quarter as the state requests it, and visitors' ratings.
import { fallback, locales } from '@diia-desk/locales'
import { z } from 'zod'
import { periodSchema } from './days.ts'
import { id, time, validationOutcomes } from './resources.ts'
import { serviceCodeSchema } from './services.ts'

const count = z.number().int().min(0)

/** Enough for a leap year. */
export const longestReportDays = 366

/** How a request for copies ended; `open` may still change, `not-taken` never reached the visitor. */
export const requestEnds = ['arrived', 'refused', 'lapsed', 'quarantined', 'cancelled', 'not-taken', 'open'] as const
export type RequestEnd = (typeof requestEnds)[number]

/** A set of durations by its median and its 90th percentile; without figures if nothing was measured. */
export const spreadSchema = z.object({ count, median: z.number().optional(), nineOfTen: z.number().optional() })
export type Spread = z.infer<typeof spreadSchema>

export const dayFiguresSchema = z.object({
  /** Appeals without consultations; results are counted on the day of the result. */
  registered: count,
  completed: count,
  refused: count,
  consultations: count,
  validations: z.record(z.enum(validationOutcomes), count),
  requests: z.record(z.enum(requestEnds), count),
  /** Documents that were received; `requests.arrived` counts the requests that brought them. */
  documents: count,
  /** From reading a code to Diia's answer, in milliseconds: Diia's time. */
  answer: spreadSchema,
  /** From a request to its copies, in seconds: the visitor's time. */
  copy: spreadSchema,
  /** From registration to the result, in minutes of calendar time. */
  result: spreadSchema,
})
export type DayFigures = z.infer<typeof dayFiguresSchema>

/**
 * Work by clerk or by window. Results count for the clerk and window that registered the appeal. `copies`: requests
 * that brought copies.
 */
export const workSchema = z.object({
  registered: count,
  completed: count,
  refused: count,
  consultations: count,
  checks: count,
  copies: count,
})
export type Work = z.infer<typeof workSchema>
export const workKinds = [
  'registered',
  'completed',
  'refused',
  'consultations',
  'checks',
  'copies',
] as const satisfies readonly (keyof Work)[]

export const dayReportSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  /** The same weekdays before it. `until`: the period is not over, so the compared one ends at the same time of day. */
  compared: z.object({ from: z.iso.date(), to: z.iso.date(), until: time.optional() }),
  figures: dayFiguresSchema,
  before: dayFiguresSchema,
  /** From the first hour with work to the last. `checks`: checks and requests for copies. */
  hours: z.array(z.object({ hour: count, appeals: count, checks: count, appealsBefore: count, checksBefore: count })),
  /** Empty if the period is one day. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      registered: count,
      completed: count,
      refused: count,
      consultations: count,
      checks: count,
      copies: count,
    }),
  ),
  services: z.array(
    z.object({
      code: serviceCodeSchema.optional(),
      name: z.string().optional(),
      registered: count,
      completed: count,
      refused: count,
      consultations: count,
    }),
  ),
  /** By name. Without a name: appeals from another system of the centre. */
  clerks: z.array(workSchema.extend({ name: z.string().optional() })),
  /** Of the clerks with a name. */
  clerksMedian: z.record(z.enum(workKinds), z.number()),
  windows: z.array(workSchema.extend({ window: z.string() })),
  /** Appeals marked as tests; no other figure contains them. */
  tests: count,
})
export type DayReport = z.infer<typeof dayReportSchema>

// --- the quarter ---

/** Fields of the state's quarterly report under the state's own names. */
export const countedFigures = [
  'num_total_services',
  'num_from_this_year_start',
  'num_services_residence',
  'num_services_passport',
  'num_services_vehicle',
  'num_acts_services',
  'num_dzk_services',
  'num_feedback_total',
  'num_feedback_positive',
  'num_feedback_negative',
] as const
export type CountedFigure = (typeof countedFigures)[number]

/** Figures of services that the rules file assigns by code or by name. */
export const figuresByService = [
  'num_services_residence',
  'num_services_passport',
  'num_services_vehicle',
  'num_acts_services',
  'num_dzk_services',
] as const satisfies readonly CountedFigure[]
export type FigureByService = (typeof figuresByService)[number]

/**
 * What the system cannot know and the centre answers. `null`: not answered. The first answer is for one quarter only.
 */
export const quarterAnswersSchema = z.strictObject({
  avg_waiting: z.number().min(0).max(600).nullable(),
  has_automatic_queue_handle: z.boolean().nullable(),
  has_prev_appointment_online: z.boolean().nullable(),
  has_edm_system: z.boolean().nullable(),
  edm_system_name: z.string().trim().min(1).max(200).nullable(),
  edm_system_developer: z.string().trim().min(1).max(200).nullable(),
})
export type QuarterAnswers = z.infer<typeof quarterAnswersSchema>
export const askedFigures = Object.keys(quarterAnswersSchema.shape) as (keyof QuarterAnswers)[]

const quarterOfYear = z.coerce.number().int().min(1).max(4)
export const quarterQuerySchema = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100),
  quarter: quarterOfYear,
})
export type QuarterQuery = z.infer<typeof quarterQuerySchema>

export const quarterReportSchema = z.object({
  year: z.number().int(),
  quarter: z.number().int(),
  from: z.iso.date(),
  to: z.iso.date(),
  /** The quarter is not over, so the figures will change. */
  running: z.boolean(),
  centre: z.object({ name: z.string(), code: z.string().optional() }),
  counted: z.array(
    z.object({
      name: z.enum(countedFigures),
      value: count,
      /** For a figure of certain services: which were counted. */
      services: z
        .array(z.object({ code: serviceCodeSchema.optional(), name: z.string().optional(), count }))
        .optional(),
    }),
  ),
  answers: quarterAnswersSchema,
  /** Appeals of the quarter that no figure of services contains. `refused` is counted if the rules say so. */
  leftOut: z.object({ consultations: count, refused: count, tests: count, withoutService: count }),
  refusalsCount: z.boolean(),
  /** −100…+100 by the procedure of КМУ №864; without ratings there is no index. */
  loyalty: z.object({
    index: z.number().optional(),
    ratings: count,
    supporters: count,
    neutral: count,
    critics: count,
    few: z.boolean(),
    supportersFrom: count,
    criticsUpTo: count,
  }),
  /** The path of the rules file, which the administrator may change. */
  rulesFile: z.string(),
})
export type QuarterReport = z.infer<typeof quarterReportSchema>

// --- files ---

export const reportFormats = ['csv', 'xlsx'] as const
export type ReportFormat = (typeof reportFormats)[number]
const file = {
  locale: z.enum(locales).default(fallback),
  /** One table of the report; if absent, all tables, in XLSX only. */
  table: id.optional(),
}
export const dayFileQuerySchema = periodSchema.extend(file)
export const quarterFileQuerySchema = quarterQuerySchema.extend(file)
