// What managers and administrators see of the monitoring export: what the state would receive, what it would refuse,
// who pulled what and when.
import { z } from 'zod'
import { periodSchema } from './days.ts'
import { id, line, time } from './resources.ts'

/** Why a record would be refused, each with its repair. Closed: the desk has words for each. */
export const exportFaults = [
  'no-service',
  'no-service-code',
  'unknown-service-code',
  'retired-service-code',
  'no-centre-code',
  'unknown-centre-code',
  'result-before-registration',
  'issued-before-result',
  'no-result-date',
  'in-the-future',
  'no-applicant-type',
  'not-as-schema',
] as const
export type ExportFault = (typeof exportFaults)[number]

export const exportRowSchema = z.object({
  appealId: id,
  number: z.string(),
  /** For the link to where its code is set. */
  serviceId: id.optional(),
  serviceCode: z.string().optional(),
  serviceName: z.string().optional(),
  registeredAt: time,
  status: z.string(),
  resultAt: time.optional(),
  faults: z.array(z.enum(exportFaults)),
  /** With `not-as-schema`: the output fields at fault. */
  fields: z.array(z.string()).optional(),
  /** Kept back: a field that the profile requires has no value. */
  omitted: z.boolean().optional(),
  /** The record exactly as it would go out. */
  record: z.record(z.string(), z.unknown()),
})
export type ExportRow = z.infer<typeof exportRowSchema>

export const exportPreviewQuerySchema = periodSchema.extend({ cursor: z.string().max(600).optional() })

const exportProfileSchema = z.object({ name: z.string(), pageSize: z.number().int(), personalData: z.boolean() })

export const exportPreviewSchema = z.object({
  profile: exportProfileSchema,
  /** All records of the period; with the first page only. */
  total: z.number().int().optional(),
  rejected: z.number().int().optional(),
  items: z.array(exportRowSchema),
  nextCursor: z.string().optional(),
  /** The page as the state would receive it, to the byte. */
  body: z.string(),
})
export type ExportPreview = z.infer<typeof exportPreviewSchema>

export const exportRejectedSchema = z.object({
  total: z.number().int(),
  items: z.array(exportRowSchema),
  nextCursor: z.string().optional(),
})
export type ExportRejected = z.infer<typeof exportRejectedSchema>

/** A name is empty where another system registered the appeals, or the service is not known here. */
const share = z.object({ name: z.string(), appeals: z.number().int(), complete: z.number().int() })
export const exportCompletenessSchema = z.object({
  byClerk: z.array(share),
  byService: z.array(share.extend({ code: z.string().optional() })),
})
export type ExportCompleteness = z.infer<typeof exportCompletenessSchema>

// --- pulls ---

export const pullStates = ['going', 'complete', 'broken-off', 'refused', 'failed'] as const
export type PullState = (typeof pullStates)[number]

export const pullReasons = [
  'wrong-credentials',
  'too-many-attempts',
  'address-not-allowed',
  'bad-range',
  'bad-cursor',
  'not-ready',
  'internal',
] as const
export type PullReason = (typeof pullReasons)[number]

export const exportPullSchema = z.object({
  id,
  kind: z.enum(['state', 'test']),
  startedAt: time,
  lastPageAt: time.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  pages: z.number().int(),
  records: z.number().int(),
  /** Records kept back, since a field that the profile requires had no value. */
  omitted: z.number().int().optional(),
  /** Refused calls: how often the same happened within a minute. */
  times: z.number().int().optional(),
  tookMs: z.number().int(),
  state: z.enum(pullStates),
  reason: z.enum(pullReasons).optional(),
  status: z.number().int(),
  address: z.string(),
  login: z.string().optional(),
})
export type ExportPull = z.infer<typeof exportPullSchema>

export const exportPullsQuerySchema = z.strictObject({ cursor: z.string().max(200).optional() })
export const exportPullsSchema = z.object({ items: z.array(exportPullSchema), nextCursor: z.string().optional() })
export type ExportPulls = z.infer<typeof exportPullsSchema>

/** What an administrator must act on. */
export const exportAlarms = [
  'never-pulled',
  'pulls-stopped',
  'last-pull-failed',
  'no-credentials',
  'no-centre-code',
  'centre-code-unknown',
] as const
export type ExportAlarm = (typeof exportAlarms)[number]

export const exportStateSchema = z.object({
  /** Public address of the export, as it is given to the technical administrator. */
  baseUrl: z.string(),
  profile: exportProfileSchema,
  centre: z.object({ name: z.string(), code: z.string().optional() }),
  credentials: z.array(
    z.object({ id, login: z.string(), createdAt: time, createdBy: z.string().optional(), lastUsedAt: time.optional() }),
  ),
  lastComplete: exportPullSchema.optional(),
  alarms: z.array(z.enum(exportAlarms)),
})
export type ExportState = z.infer<typeof exportStateSchema>

export const newCredentialSchema = z.strictObject({
  login: line.min(1).max(100),
  /** Any characters. Absent: one is made up. */
  password: z.string().min(8).max(200).optional(),
})
export type NewCredential = z.infer<typeof newCredentialSchema>

/** The only time the password is shown. */
export const issuedCredentialSchema = z.object({ id, login: z.string(), password: z.string() })
export type IssuedCredential = z.infer<typeof issuedCredentialSchema>

export const centreSettingsSchema = z.object({
  name: z.string(),
  /** Code of the CNAP registry. */
  code: z.string().optional(),
  /** Such as «{yyyy}-{mm}-{dd}/{n:3}». */
  numberFormat: z.string(),
  /** A number as the format makes it. */
  example: z.string(),
})
export type CentreSettings = z.infer<typeof centreSettingsSchema>

/** Of PATCH: what is absent stays, null empties. */
export const centreSettingsChangeSchema = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{1,10}$/)
    .nullable()
    .optional(),
  numberFormat: line.min(1).max(60).optional(),
})
export type CentreSettingsChange = z.infer<typeof centreSettingsChangeSchema>

/** A code or its beginning, or beginnings of words of a name or an address; empty finds the first by name. */
export const centreRegisterQuerySchema = z.strictObject({ q: z.string().max(100).optional() })

export const centreRegisterSchema = z.object({
  items: z.array(z.object({ code: z.string(), name: z.string(), address: z.string().optional() })),
  total: z.number().int(),
})
export type CentreRegister = z.infer<typeof centreRegisterSchema>

// --- a pull of our own, as eRepository would make it ---

export const testPullSteps = [
  'address',
  'dns',
  'connection',
  'tls',
  'without-password',
  'wrong-password',
  'first-page',
  'next-pages',
  'schema',
] as const
export type TestPullStep = (typeof testPullSteps)[number]

/**
 * What a test pull can meet, each a word that the desk has sentences for. A step that failed or warns names one; `fact`
 * tells the rest: an address, a date, a status.
 */
export const testPullFindings = [
  // The address as it is configured.
  'not-an-address',
  'plain-http',
  'private-address',
  // Its name and the way to it.
  'name-not-found',
  'name-service-silent',
  'connection-refused',
  'connection-lost',
  'unreachable',
  'timeout',
  // The certificate.
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-expires-soon',
  'certificate-not-trusted',
  'certificate-wrong-name',
  'tls-failed',
  // Who is let in.
  'open-without-password',
  'open-to-any-password',
  'no-challenge',
  'unauthorised',
  'forbidden',
  'too-many-attempts',
  // What answers at the address.
  'redirected',
  'not-found',
  'proxy-error',
  'server-error',
  'not-ready',
  'bad-range',
  'slow',
  // What it answers.
  'not-json',
  'not-as-schema',
  'nothing-in-period',
  'page-repeated',
  'record-repeated',
  'next-page-elsewhere',
  'next-page-refused',
  'too-many-pages',
] as const
export type TestPullFinding = (typeof testPullFindings)[number]

export const testPullRequestSchema = z.strictObject({
  /** Absent: the test makes a password of its own that lives as long as the test. */
  login: z.string().max(100).optional(),
  password: z.string().max(200).optional(),
  from: z.iso.date(),
  to: z.iso.date(),
})
export type TestPullRequest = z.infer<typeof testPullRequestSchema>

export const testPullSchema = z.object({
  steps: z.array(
    z.object({
      step: z.enum(testPullSteps),
      outcome: z.enum(['ok', 'failed', 'warning', 'not-tried']),
      finding: z.enum(testPullFindings).optional(),
      /** A plain fact to show with it: an address, a date, a status. Never a secret. */
      fact: z.string().optional(),
      tookMs: z.number().int(),
    }),
  ),
  pages: z.number().int(),
  records: z.number().int(),
})
export type TestPull = z.infer<typeof testPullSchema>
