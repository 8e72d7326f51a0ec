// The resources that desk and bff exchange, as zod schemas; types are inferred from them. Times are ISO 8601 in UTC.
import { z } from 'zod'
import { codeMaxLength } from './gate/index.ts'
import { toOneLine, normaliseLines } from './written-text.ts'

export const id = z.string().min(1).max(64)
export const time = z.iso.datetime()
/** One line without control characters: it appears in lists, on paper and in what the state receives. */
export const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
/** The same for a title that may be pasted from a table with tabs or line breaks: any white space becomes one blank. */
export const titleLine = z
  .string()
  .overwrite((text) => text.replace(/\s+/gu, ' '))
  .trim()
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
/** One line of typed text, such as a name: characters that a blank can replace are replaced and not refused. */
export const writtenLine = z
  .string()
  .overwrite(toOneLine)
  .regex(/^\P{Cs}*$/u)
/** The same for text of several lines. */
export const writtenLines = z
  .string()
  .overwrite(normaliseLines)
  .regex(/^\P{Cs}*$/u)

// --- roles: what each may do is in permissions.ts ---

export const roles = ['clerk', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

// --- centre: what the sign-in page may know ---

export const diiaLinkStates = ['ok', 'not-answering', 'unknown'] as const
export type DiiaLinkState = (typeof diiaLinkStates)[number]

export const centreSchema = z.object({
  name: z.string(),
  /** Plain names such as «3»; a screen shows «вікно 3». */
  windows: z.array(z.string()),
  diia: z.enum(diiaLinkStates),
  /** In the demonstration: staff with passwords, and the address of the simulated visitor's phone. */
  demo: z
    .object({
      phoneUrl: z.string(),
      staff: z.array(
        z.object({ login: z.string(), password: z.string(), role: z.enum(roles), windows: z.array(z.string()) }),
      ),
    })
    .optional(),
})
export type Centre = z.infer<typeof centreSchema>

// --- session ---

export const signInSchema = z.strictObject({
  login: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  window: z.string().min(1).max(32),
})
export type SignIn = z.infer<typeof signInSchema>

export const sessionSchema = z.object({
  /** Identifies the session in calls (`sessionHeader`); it is not the secret of the cookie and gives no access. */
  id: z.string(),
  staff: z.object({ id, login: z.string(), name: z.string(), role: z.enum(roles) }),
  centre: z.object({ name: z.string() }),
  window: z.string(),
  /** Windows at which this person may sign in. */
  windows: z.array(z.string()),
  /** The session ends this many seconds after the last `POST /api/session/activity`, and at `endsAt` in any case. */
  idleSeconds: z.number().int(),
  /** When the session ends without further activity. */
  idleEndsAt: time,
  endsAt: time,
})
export type Session = z.infer<typeof sessionSchema>

// --- a code and how it came in ---

export const codeInputs = ['camera', 'scanner', 'typed', 'pasted', 'picture'] as const
export type CodeInput = (typeof codeInputs)[number]

export const codeSubmissionSchema = z.strictObject({
  /** Exactly one of the two, as in Diia's own request. */
  barcode: z.string().max(codeMaxLength).optional(),
  qrcode: z.string().max(codeMaxLength).optional(),
  input: z.enum(codeInputs),
  /** The appeal that is open at the window: the result of the code is attached to it. */
  appealId: id.optional(),
})
export type CodeSubmission = z.infer<typeof codeSubmissionSchema>

/** Where and when our own journal has recorded the same code before. */
export const codeUseSchema = z.object({ at: time, window: z.string() })
export type CodeUse = z.infer<typeof codeUseSchema>

/** Why Diia gave no reliable answer. */
export const diiaFailures = ['timeout', 'unreachable', 'diia-error', 'not-authorised'] as const
export type DiiaFailure = (typeof diiaFailures)[number]

// --- validation ---

export const validationOutcomes = [
  'valid',
  'not-valid',
  'code-expired',
  'code-used',
  'code-unknown',
  'could-not-check',
] as const
export type ValidationOutcome = (typeof validationOutcomes)[number]

export const validationSchema = z.object({
  id,
  outcome: z.enum(validationOutcomes),
  checkedAt: time,
  /** Diia's response time in milliseconds. */
  tookMs: z.number().int(),
  input: z.enum(codeInputs),
  window: z.string(),
  /** 1 for the first attempt; a retry of a code that could not be checked increases it. */
  attempt: z.number().int(),
  appealId: id.optional(),
  /** With `could-not-check`. */
  failure: z.enum(diiaFailures).optional(),
  /** With `code-used`, if our journal has recorded the first use. */
  usedBefore: codeUseSchema.optional(),
  /** The latest time at which this code can be valid. */
  codeEndsAt: time,
  callId: z.string(),
})
export type Validation = z.infer<typeof validationSchema>

// --- document request ---

/**
 * States of a request: `asking` while Diia is being asked; then `waiting` for the visitor, or a final state if Diia did
 * not accept the code; `checking` once a package has been acknowledged; then a final state.
 */
export const documentRequestStates = [
  'asking',
  'waiting',
  'checking',
  'arrived',
  'quarantined',
  'refused',
  'lapsed',
  'cancelled',
  'not-valid',
  'code-expired',
  'code-used',
  'code-unknown',
  'could-not-ask',
] as const
export type DocumentRequestState = (typeof documentRequestStates)[number]

/** States in which the request may still change by itself and the desk counts down. */
export function isOpen(state: DocumentRequestState): boolean {
  return state === 'asking' || state === 'waiting' || state === 'checking'
}

/** Why a package was set aside. A closed list: the desk has texts for each. */
export const quarantineReasons = [
  'untrusted-signer',
  'invalid-signature',
  'expired-certificate',
  'wrong-recipient',
  'unreadable',
  'unsupported',
  'incomplete',
  'wrong-request',
  'stale',
  'replayed',
  /** It takes more time or memory than allowed for a package. */
  'too-costly',
] as const
export type QuarantineReason = (typeof quarantineReasons)[number]

export const sealSchema = z.object({
  /** Who sealed the copy according to the certificate. */
  signer: z.string(),
  organization: z.string().optional(),
  edrpou: z.string().optional(),
  issuer: z.string(),
  certificateSerial: z.string(),
  signedAt: time.optional(),
  timestampedAt: time.optional(),
  verifiedAt: time,
  algorithm: z.string(),
  /** SHA-256 of the copy's bytes, hex. */
  sha256: z.string(),
})
export type Seal = z.infer<typeof sealSchema>

export const documentCopySchema = z.object({
  id,
  /** These three are absent if the copy was not requested at a window. */
  requestId: id.optional(),
  clerk: z.string().optional(),
  window: z.string().optional(),
  type: z.string(),
  /** The document holder; undefined if the type is unknown to us. */
  holder: z.object({ last: z.string(), first: z.string(), middle: z.string() }).optional(),
  number: z.string().optional(),
  receivedAt: time,
  pdfBytes: z.number().int(),
  /** `asReceived`: sent as a number, so leading zeros may be missing. */
  fields: z.array(z.object({ key: z.string(), value: z.string(), asReceived: z.literal(true).optional() })),
  seal: sealSchema,
})
export type DocumentCopy = z.infer<typeof documentCopySchema>

export const documentCopySummarySchema = documentCopySchema.pick({
  id: true,
  requestId: true,
  type: true,
  holder: true,
  number: true,
  receivedAt: true,
  clerk: true,
  window: true,
})
export type DocumentCopySummary = z.infer<typeof documentCopySummarySchema>

export const documentRequestSchema = z.object({
  id,
  state: z.enum(documentRequestStates),
  input: z.enum(codeInputs),
  window: z.string(),
  clerk: z.string(),
  createdAt: time,
  /** When the state last changed. */
  changedAt: time,
  attempt: z.number().int(),
  appealId: id.optional(),
  codeEndsAt: time,
  failure: z.enum(diiaFailures).optional(),
  usedBefore: codeUseSchema.optional(),
  quarantineReason: z.enum(quarantineReasons).optional(),
  /** Released copies; empty in all states except `arrived`. */
  copies: z.array(documentCopySummarySchema),
  callId: z.string(),
})
export type DocumentRequest = z.infer<typeof documentRequestSchema>

// --- the day of a window ---

export const todaySchema = z.object({
  window: z.string(),
  /** Newest first. */
  items: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('validation'), validation: validationSchema }),
      z.object({ kind: z.literal('document-request'), request: documentRequestSchema }),
    ]),
  ),
})
export type Today = z.infer<typeof todaySchema>
export type TodayItem = Today['items'][number]

// --- list of copies ---

export const documentCopiesQuerySchema = z.strictObject({
  /** Day in Europe/Kyiv; today when absent. */
  day: z.iso.date().optional(),
  cursor: z.string().max(200).optional(),
})
export const documentCopiesSchema = z.object({
  day: z.iso.date(),
  total: z.number().int(),
  /** The number of packages set aside that day. They cannot be listed by name, because their data are not trusted. */
  quarantined: z.number().int(),
  items: z.array(documentCopySummarySchema),
  nextCursor: z.string().optional(),
})
export type DocumentCopies = z.infer<typeof documentCopiesSchema>
