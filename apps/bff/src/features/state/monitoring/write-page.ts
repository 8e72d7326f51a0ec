import type { Context } from '../../../context.ts'
import type { Precedence } from '../../../http/precedence.ts'
import type { CompiledProfile } from './compile-profile.ts'
import { writeCursor } from './cursor.ts'
import type { Walk } from './cursor.ts'
import type { PageMaker } from './page-maker.ts'
import { readPage } from './read-page.ts'
import type { Page } from './read-page.ts'

/** A page takes several milliseconds of two threads, and of PostgreSQL's. */
const pageRestMs = 100

/** Enough for a usual page. */
const firstBytes = 2 ** 18

interface Parts extends Pick<Context, 'config' | 'keys'> {
  monitoring: { profile: CompiledProfile; pages: PageMaker }
  precedence: Precedence
}

/** A page as it goes out. */
export interface MadePage {
  /** The text in UTF-8, in pieces as they were made. */
  pieces: Uint8Array[]
  /** The walk with this page counted in. */
  done: Walk
  /** Where the next page begins, and what the link to it carries; absent on the last one. */
  next?: { walk: Walk; cursor: string }
}

/** The page of a walk, made aside. */
export async function makePage(ctx: Parts, walk: Walk): Promise<MadePage> {
  await ctx.precedence.giveWay(pageRestMs)
  const { items, done, next: walkOn } = await ctx.monitoring.pages.run(walk)
  const next = linked(ctx, walkOn)
  const { head, tail } = ctx.monitoring.profile.frame(next?.link)
  return { pieces: [Buffer.from(head), items, Buffer.from(tail)], done, ...(next !== undefined && { next }) }
}

/** The same page with its records, for looking at. */
export async function showPage(ctx: Parts & Pick<Context, 'db'>, walk: Walk): Promise<{ page: Page; text: string }> {
  const page = await readPage(ctx, walk)
  const { profile } = ctx.monitoring
  const { head, tail } = profile.frame(linked(ctx, page.next)?.link)
  return { page, text: head + Buffer.from(writeItems(profile, page.records)).toString() + tail }
}

/** What goes out of records, in UTF-8, with commas between. */
export function writeItems(profile: CompiledProfile, records: Page['records']): Uint8Array<ArrayBuffer> {
  let bytes = Buffer.allocUnsafeSlow(firstBytes)
  let length = 0
  for (const { record, sent } of records) {
    if (!sent) continue
    // Each record becomes bytes at once: the many small texts that it is joined of are gone before they cost anything.
    const text = length === 0 ? profile.write(record) : `,${profile.write(record)}`
    const most = length + text.length * 3
    if (most > bytes.length) bytes = Buffer.concat([bytes.subarray(0, length)], 2 * most)
    length += bytes.write(text, length)
  }
  return bytes.subarray(0, length)
}

/** The next page, with the link to it and what the link carries. */
function linked(
  { config, keys, monitoring: { profile } }: Omit<Parts, 'precedence'>,
  walk: Walk | undefined,
): { walk: Walk; cursor: string; link: string } | undefined {
  if (walk === undefined) return undefined
  const cursor = writeCursor(keys, profile, walk)
  return {
    walk,
    cursor,
    link: `${config.export.publicUrl}?${new URLSearchParams({ start_date: walk.from, end_date: walk.to, cursor }).toString()}`,
  }
}
