import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { writeCursor } from './cursor.ts'
import type { Walk } from './cursor.ts'
import { readPage } from './read-page.ts'
import type { Page } from './read-page.ts'

/** Records written between two turns of the event loop. */
const atOnce = 250

type Parts = Pick<Context, 'config' | 'db' | 'keys' | 'monitoring' | 'precedence'>

/** A page on its way out: the first piece of its text is written, the others follow as the receiver reads. */
export interface OpenPage {
  page: Page
  /** What the link to the next page carries; absent on the last one. */
  cursor?: string
  first: string
  /** Absent where the first piece is all, as it usually is. */
  more?: AsyncGenerator<string>
}

export async function openPage(ctx: Parts, walk: Walk, rest?: Page['rest']): Promise<OpenPage> {
  const page = await readPage(ctx, walk, rest)
  const cursor = page.next && writeCursor(ctx.keys, ctx.monitoring.profile, page.next)
  const text = textOf(ctx, page, cursor)
  const first = (await text.next()).value as string
  return { page, first, ...(cursor !== undefined && { cursor }), ...(page.done.records - walk.records > atOnce && { more: text }) }
}

/** The text of a page as the receiver gets it, piece by piece. */
async function* textOf({ config, monitoring: { profile } }: Pick<Context, 'config' | 'monitoring'>, { records, next }: Page, cursor: string | undefined): AsyncGenerator<string> {
  const link = next && `${config.export.publicUrl}?${new URLSearchParams({ start_date: next.from, end_date: next.to, cursor: cursor as string }).toString()}`
  const { head, tail } = profile.frame(link)
  let text = head
  let written = 0
  for (const { record, sent } of records) {
    if (!sent) continue
    if (written > 0) text += ','
    if (written > 0 && written % atOnce === 0) {
      yield text
      text = ''
      await nextTurn()
    }
    text += profile.write(record)
    written++
  }
  yield text + tail
}

/** The text of a page at once, for looking at. */
export async function wholeText(ctx: Parts, walk: Walk): Promise<{ page: Page; text: string }> {
  const { page, first, more } = await openPage(ctx, walk)
  let text = first
  for await (const piece of more ?? []) text += piece
  return { page, text }
}
