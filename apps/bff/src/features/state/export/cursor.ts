import type { Period } from '@diia-desk/contract'
import { z } from 'zod'
import { sameText } from '../../../same-text.ts'
import type { Keys } from '../../../storage/keys.ts'
import type { CompiledProfile } from './compile-profile.ts'

/** A position in a pull: the period, the snapshot of the journal that it sees, and how far it has come. */
export interface PullPosition extends Period {
  /** Id of the pull in the log of pulls. */
  pull: string
  startedAt: number
  /** Number of the last event that this pull includes. */
  snapshot: number
  /** Records in a page. Stored here, so that a page stays the same when the setting changes. */
  size: number
  /** The last position that was read; the next page begins after it. */
  day: string
  appeal: number
  pages: number
  records: number
  omitted: number
}

const count = z.number().int().min(0)
const cursorSchema = z.tuple([
  z.string(),
  z.string(),
  count,
  z.string(),
  z.string(),
  count,
  count,
  z.string(),
  count,
  count,
  count,
  count,
])

/**
 * The position as signed text, which the receiver sends back unchanged. It contains everything that a page depends on,
 * so that any process answers it, always with the same bytes.
 */
export function writeCursor(
  keys: Pick<Keys, 'hash'>,
  { fingerprint }: CompiledProfile,
  position: PullPosition,
): string {
  const { pull, startedAt, from, to, snapshot, size, day, appeal, pages, records, omitted } = position
  const content = Buffer.from(
    JSON.stringify([
      fingerprint,
      pull,
      startedAt,
      from,
      to,
      snapshot,
      size,
      day,
      appeal,
      pages,
      records,
      omitted,
    ] satisfies z.infer<typeof cursorSchema>),
  ).toString('base64url')
  return `${content}.${keys.hash('export-cursor', content)}`
}

/**
 * The position of a cursor; undefined when it was not signed here, is of another release or profile, or for other days.
 */
export function readCursor(
  keys: Pick<Keys, 'hash'>,
  profile: CompiledProfile,
  text: string,
  period: Period,
): PullPosition | undefined {
  const [content = '', seal = '', ...more] = text.split('.')
  if (more.length > 0 || !sameText(seal, keys.hash('export-cursor', content))) return undefined
  // A cursor that an earlier or a later release signed may have other fields.
  const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(content, 'base64url').toString()))
  if (!parsed.success) return undefined
  const [fingerprint, pull, startedAt, from, to, snapshot, size, day, appeal, pages, records, omitted] = parsed.data
  if (fingerprint !== profile.fingerprint || from !== period.from || to !== period.to) return undefined
  return { pull, startedAt, from, to, snapshot, size, day, appeal, pages, records, omitted }
}
