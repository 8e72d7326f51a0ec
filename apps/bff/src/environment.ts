// The form of each variable. `config.ts` reads them, `production-rules.ts` checks them.
import { BlockList, isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { firstSegment, reservedSegments } from './http/addresses.ts'

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/i)
  .transform((text) => text.toLowerCase())
const megabytes = (least: number, most: number) => whole(least, most).transform((value) => value * 1024 * 1024)
/** Addresses and networks (CIDR); undefined when the list is empty. */
const networks = list.transform((items, ctx) => (items.length === 0 ? undefined : readNetworks(items, ctx)))

/**
 * Which proxies may name the caller: `true`, one on this machine; addresses and networks, any of these proxies;
 * `false`, none.
 */
export const proxySchema = z.string().transform((text, ctx) => {
  if (text === 'false') return undefined
  const named =
    text === 'true'
      ? ['127.0.0.0/8', '::1']
      : text
          .split(',')
          .map((item) => item.trim())
          .filter((item) => item !== '')
  const fault = 'must be true, false, or addresses and networks of proxies such as 10.0.0.5, comma-separated'
  if (named.length === 0) ctx.addIssue(fault)
  return { networks: readNetworks(named, ctx, fault), maxHops: text === 'true' ? 1 : Number.POSITIVE_INFINITY }
})

function readNetworks(
  items: string[],
  ctx: z.RefinementCtx,
  fault = 'must be addresses or networks such as 203.0.113.0/24, comma-separated',
): BlockList {
  const allowed = new BlockList()
  for (const item of items) {
    const [address = '', prefix, ...more] = item.split('/')
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    if (
      family === 0 ||
      more.length > 0 ||
      (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) ||
      Number(prefix ?? most) > most
    ) {
      ctx.addIssue(fault)
      return z.NEVER
    }
    allowed.addSubnet(address, Number(prefix ?? most), family === 4 ? 'ipv4' : 'ipv6')
  }
  return allowed
}

export const environmentSchema = z.object({
  DESK_MODE: z.enum(['demo', 'production']).default('production'),
  PORT: whole(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  RATING_BASE_URL: z.url().optional(),
  TRUST_PROXY: proxySchema.optional(),
  DESK_FOLDER: z.string().default(join(import.meta.dirname, '../../desk/dist')),
  DATA_DIR: z.string(),
  CENTRE_NAME: z.string().min(1),
  CENTRE_WINDOWS: list.refine((windows) => windows.length > 0),
  DIIA_BASE_URL: z.url(),
  DIIA_BRANCH_ID: z.string().min(1),
  DIIA_ACQUIRER_TOKEN: z.string().min(1),
  DIIA_AUTH_ACQUIRER_TOKEN: z.string().optional(),
  DIIA_FIRST_BYTE_TIMEOUT_MS: whole(100, 60_000).default(8000),
  DIIA_TOTAL_TIMEOUT_MS: whole(100, 60_000).default(10_000),
  DIIA_STATUS_POLL_SECONDS: z.coerce.number().min(0).max(60).default(2),
  DIIA_CALLBACK_SECRET: z.string().regex(/^[A-Za-z0-9_-]{32,128}$/),
  DIIA_TRUST_FILES: list.refine((files) => files.length > 0),
  DIIA_TRUST_ANCHORS: list.pipe(z.array(sha256).min(1)),
  DIIA_SENDER_FILES: list.default([]),
  DIIA_SEAL_EDRPOU: z
    .string()
    .regex(/^\d{8}$/)
    .default('43395033'),
  DIIA_SEAL_ISSUERS: list.default([]),
  DIIA_SEAL_PINS: list.pipe(z.array(sha256)).default([]),
  ORGANISATION_CONTAINER: z.string(),
  ORGANISATION_CONTAINER_PASSWORD: z.string(),
  ORGANISATION_CERTIFICATES: list.default([]),
  MASTER_KEY: z.string(),
  POSTGRES_URL: z.string().optional(),
  CALLBACK_PART_MAX_MB: megabytes(1, 100).default(20 * 1024 * 1024),
  CALLBACK_PACKAGE_MAX_MB: megabytes(1, 500).default(60 * 1024 * 1024),
  CALLBACK_PARTS_MAX: whole(2, 100).default(20),
  CALLBACK_ACCEPT_HOURS: whole(1, 720).default(24),
  PACKAGE_WORKERS: whole(1, 16).default(1),
  PACKAGE_FRESHNESS_MINUTES: whole(1, 1440).default(15),
  PACKAGE_LIGHT_MAX_MB: megabytes(1, 100).default(4 * 1024 * 1024),
  PACKAGE_LIGHT_SECONDS: z.coerce.number().min(0.1).max(60).default(2),
  PACKAGE_LIMIT_SECONDS: z.coerce.number().min(1).max(300).default(30),
  PACKAGE_MEMORY_MB: whole(128, 8192).default(1024),
  PACKAGE_LATE_SECONDS: whole(10, 86_400).default(60),
  DISK_WARN_FREE_MB: megabytes(1, 10_000_000).default(2048 * 1024 * 1024),
  DISK_LEAST_FREE_MB: megabytes(1, 10_000_000).default(256 * 1024 * 1024),
  EXPORT_PATH: z
    .string()
    .regex(/^(\/[A-Za-z0-9._~-]+)+$/)
    .refine((path) => !reservedSegments.has(firstSegment(path)), 'is taken by the desk itself')
    .default('/appeals'),
  EXPORT_PUBLIC_URL: z
    .url()
    .refine((url) => !url.includes('?') && !url.includes('#'), 'must have no query')
    .optional(),
  EXPORT_PROFILE: z.string().default('ours-draft-1'),
  EXPORT_PAGE_SIZE: whole(1, 5000).default(500),
  EXPORT_ALLOW_FROM: networks.optional(),
  EXPORT_EXPECTED_EVERY_HOURS: whole(1, 24 * 366).default(36),
  SESSION_IDLE_MINUTES: whole(1, 1440).default(60),
  SESSION_ABSOLUTE_HOURS: whole(1, 72).default(12),
  EVENT_STREAMS_PER_SESSION: whole(1, 100).default(4),
  EVENT_STREAMS: whole(1, 10_000).default(1000),
  SIGN_IN_LOCK_AFTER: whole(3, 20).default(5),
  SIGN_IN_LOCK_MINUTES: whole(1, 1440).default(15),
  QUARTERLY_RULES: z.string().optional(),
  RELATED_WORDS: z.string().optional(),
  DEMO_PHONE_URL: z.url().optional(),
  DEMO_HISTORY: flag.default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Environment = z.infer<typeof environmentSchema>
