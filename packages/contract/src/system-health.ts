// The state of the system for administrators: what is wrong, whether anything was lost, what to do. Without names and
// without the content of packages.
import { z } from 'zod'
import { diiaLinkStates, id, quarantineReasons, time } from './resources.ts'

/** Our own problems that keep work waiting. They say nothing about a package. */
export const troubles = [
  'disk-full',
  'disk-read-only',
  'disk-failing',
  'database',
  'memory',
  'keys',
  /** The file of a package is missing or has changed. */
  'file-missing',
  'file-damaged',
  'unknown',
] as const
export type Trouble = (typeof troubles)[number]

export const diskStates = ['ok', 'near-full', 'full', 'read-only', 'failing'] as const
export type DiskState = (typeof diskStates)[number]

/** A package that was set aside, or that waits because of our own problem; its content is not read. */
export const setAsidePackageSchema = z.object({
  id,
  /** These three are absent if the package belongs to no request. */
  requestId: id.optional(),
  window: z.string().optional(),
  /** The kind of code of its request. */
  way: z.enum(['barcode', 'qrcode']).optional(),
  receivedAt: time,
  setAsideAt: time,
  reason: z.enum(quarantineReasons),
  bytes: z.number().int(),
  /** Whether the reason may disappear, so that checking again makes sense. */
  mayPass: z.boolean(),
  /** Another check was requested and has not been made yet. */
  beingLookedAt: z.boolean(),
})
export type SetAsidePackage = z.infer<typeof setAsidePackageSchema>

export const systemHealthSchema = z.object({
  checkedAt: time,
  diia: z.enum(diiaLinkStates),
  /** The difference between Diia's clock and ours, positive if ours is slow; absent until Diia has sent its time. */
  clock: z.object({ offsetSeconds: z.number().int().optional(), wrong: z.boolean() }),
  disk: z.object({ state: z.enum(diskStates), freeBytes: z.number().optional(), totalBytes: z.number().optional() }),
  queue: z.object({
    waiting: z.number().int(),
    oldestReceivedAt: time.optional(),
    late: z.boolean(),
    /** Why packages wait, without duplicates. */
    troubles: z.array(z.object({ trouble: z.enum(troubles), packages: z.number().int(), since: time })),
  }),
  /** Newest first, the first hundred. */
  setAside: z.object({ total: z.number().int(), items: z.array(setAsidePackageSchema) }),
  /** Encrypted files compared with the database's rows at the last start. */
  files: z.object({
    /** Files without a row; they were moved to a separate folder. */
    unknown: z.number().int(),
    /** Rows whose file is missing. */
    missing: z.number().int(),
  }),
})
export type SystemHealth = z.infer<typeof systemHealthSchema>
