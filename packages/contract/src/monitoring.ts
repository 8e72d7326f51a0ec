// The monitoring export as managers and administrators see it: what the state would receive, which records have errors,
// who pulled what and when.
import { z } from 'zod'
import { periodSchema } from './days.ts'
import { id, line, time } from './resources.ts'

/** Why a record would be refused; each fault has its correction. A closed list: the desk has texts for each. */
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
  /** For the link to the page where its code is set. */
  serviceId: id.optional(),
  serviceCode: z.string().optional(),
  serviceName: z.string().optional(),
  registeredAt: time,
  status: z.string(),
  resultAt: time.optional(),
  faults: z.array(z.enum(exportFaults)),
  /** With `not-as-schema`: the output fields that are wrong. */
  fields: z.array(z.string()).optional(),
  /** Not sent, because a field that the profile requires has no value. */
  omitted: z.boolean().optional(),
  /** The record exactly as it would be sent. */
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
  /** The page byte by byte as the state would receive it. */
  body: z.string(),
})
export type ExportPreview = z.infer<typeof exportPreviewSchema>

export const exportRejectedSchema = z.object({
  total: z.number().int(),
  items: z.array(exportRowSchema),
  nextCursor: z.string().optional(),
})
export type ExportRejected = z.infer<typeof exportRejectedSchema>

/** The name is empty if another system registered the appeals, or the service is not known here. */
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
  /** Records that were not sent because a field that the profile requires had no value. */
  omitted: z.number().int().optional(),
  /** For refused calls: how often the same happened within a minute. */
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

/** Problems that need an action by an administrator. */
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
  /** Any characters. If absent, a password is generated. */
  password: z.string().min(8).max(200).optional(),
})
export type NewCredential = z.infer<typeof newCredentialSchema>

/** The only response that contains the password. */
export const issuedCredentialSchema = z.object({ id, login: z.string(), password: z.string() })
export type IssuedCredential = z.infer<typeof issuedCredentialSchema>

export const centreSettingsSchema = z.object({
  name: z.string(),
  /** Code in the register of centres. */
  code: z.string().optional(),
  /** For example «{yyyy}-{mm}-{dd}/{n:3}». */
  numberFormat: z.string(),
  /** A number in this format. */
  example: z.string(),
})
export type CentreSettings = z.infer<typeof centreSettingsSchema>

/** For PATCH: absent fields stay unchanged, null clears. */
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

/** A code or its beginning, or beginnings of words of a name or an address; empty text finds the first ones by name. */
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
 * Possible findings of a test pull; the desk has texts for each. A failed step or a warning has one; `fact` adds an
 * address, a date or a status.
 */
export const testPullFindings = [
  // The configured address.
  'not-an-address',
  'plain-http',
  'private-address',
  // Its name and the connection to it.
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
  // Authentication.
  'open-without-password',
  'open-to-any-password',
  'no-challenge',
  'unauthorised',
  'forbidden',
  'too-many-attempts',
  // What responds at the address.
  'redirected',
  'not-found',
  'proxy-error',
  'server-error',
  'not-ready',
  'bad-range',
  'slow',
  // The content of the response.
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
  /** If absent, the test creates a password that is valid only during the test. */
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
      /** A fact to show: an address, a date, a status. Never a secret. */
      fact: z.string().optional(),
      tookMs: z.number().int(),
    }),
  ),
  pages: z.number().int(),
  records: z.number().int(),
})
export type TestPull = z.infer<typeof testPullSchema>
