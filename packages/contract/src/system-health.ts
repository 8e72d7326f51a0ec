// What an administrator is told of the system: what is wrong, whether anything was lost, what to do. No names and
// nothing of what packages hold.
import { z } from 'zod'
import { diiaLinkStates, id, quarantineReasons, time } from './resources.ts'

/** Trouble of ours that keeps work waiting. It is never a verdict about a package. */
export const troubles = [
  'disk-full',
  'disk-read-only',
  'disk-failing',
  'database',
  'memory',
  'keys',
  /** The file of a delivery is not where it was written, or is no longer what was written. */
  'file-missing',
  'file-damaged',
  'unknown',
] as const
export type Trouble = (typeof troubles)[number]

export const diskStates = ['ok', 'near-full', 'full', 'read-only', 'failing'] as const
export type DiskState = (typeof diskStates)[number]

/** A package that was set aside or waits because of trouble of ours; its content stays unread. */
export const setAsidePackageSchema = z.object({
  id,
  /** These three are absent where it answers no request. */
  requestId: id.optional(),
  window: z.string().optional(),
  /** How its request was asked. */
  way: z.enum(['barcode', 'qrcode']).optional(),
  receivedAt: time,
  setAsideAt: time,
  reason: z.enum(quarantineReasons),
  bytes: z.number().int(),
  /** Whether the reason may pass, so that looking again makes sense. */
  mayPass: z.boolean(),
  /** Someone asked to look again and it has not been done yet. */
  beingLookedAt: z.boolean(),
})
export type SetAsidePackage = z.infer<typeof setAsidePackageSchema>

export const systemHealthSchema = z.object({
  checkedAt: time,
  diia: z.enum(diiaLinkStates),
  /** How far our clock is from Diia's, positive when ours is slow; absent while Diia has told no time. */
  clock: z.object({ offsetSeconds: z.number().int().optional(), wrong: z.boolean() }),
  disk: z.object({ state: z.enum(diskStates), freeBytes: z.number().optional(), totalBytes: z.number().optional() }),
  queue: z.object({
    waiting: z.number().int(),
    oldestReceivedAt: time.optional(),
    late: z.boolean(),
    /** Why packages wait, each kind of trouble once. */
    troubles: z.array(z.object({ trouble: z.enum(troubles), packages: z.number().int(), since: time })),
  }),
  /** Newest first, the first hundred. */
  setAside: z.object({ total: z.number().int(), items: z.array(setAsidePackageSchema) }),
  /** Encrypted files against the database's rows, as the last start found them. */
  files: z.object({
    /** Without a row: moved to a folder of their own. */
    unknown: z.number().int(),
    /** Rows whose file is not there. */
    missing: z.number().int(),
  }),
})
export type SystemHealth = z.infer<typeof systemHealthSchema>
