import type { ExportContext } from '../export/export-context.ts'
import type { PullPosition } from '../export/cursor.ts'
import { linkTo } from '../export/link-to.ts'
import { readPage } from '../export/read-page.ts'
import type { Page } from '../export/read-page.ts'
import { writeItems } from '../export/write-items.ts'

/** A page as the state receives it, with its records, for the preview. */
export async function showPage(
  ctx: Pick<ExportContext, 'config' | 'db' | 'keys' | 'stateExport' | 'screenPriority'>,
  position: PullPosition,
): Promise<{ page: Page; text: string }> {
  const page = await readPage(ctx, position)
  const { profile } = ctx.stateExport
  const { head, tail } = profile.frame(linkTo(ctx, page.next))
  return { page, text: head + Buffer.from(writeItems(profile, page.records)).toString() + tail }
}
