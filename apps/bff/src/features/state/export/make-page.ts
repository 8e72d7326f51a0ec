import type { ExportContext } from './export-context.ts'
import type { PullPosition } from './cursor.ts'
import { linkTo } from './link-to.ts'

/** A page takes several milliseconds of two threads, and of PostgreSQL. */
const pageRestMs = 100

/** A page as it is sent. */
export interface MadePage {
  /** The text in UTF-8, in the pieces in which it was made. */
  pieces: Uint8Array[]
  /** The position after this page. */
  done: PullPosition
  last: boolean
}

/** Makes the page at a position in the thread of pages. */
export async function makePage(
  ctx: Pick<ExportContext, 'config' | 'keys' | 'stateExport' | 'screenPriority'>,
  position: PullPosition,
): Promise<MadePage> {
  await ctx.screenPriority.yieldToScreens(pageRestMs)
  const { items, done, next } = await ctx.stateExport.pages.run(position)
  const { head, tail } = ctx.stateExport.profile.frame(linkTo(ctx, next))
  return { pieces: [Buffer.from(head), items, Buffer.from(tail)], done, last: next === undefined }
}
