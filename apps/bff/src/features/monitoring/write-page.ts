import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { writeCursor } from './cursor.ts'
import type { Page } from './read-page.ts'

/** Records written between two turns of the event loop. */
const atOnce = 250

/** The text of a page as the receiver gets it, piece by piece. */
export async function* textOf({ config, keys, monitoring: { profile } }: Pick<Context, 'config' | 'keys' | 'monitoring'>, page: Page): AsyncGenerator<string> {
  const next = page.next && `${config.export.publicUrl}?${new URLSearchParams({ start_date: page.next.from, end_date: page.next.to, cursor: writeCursor(keys, profile, page.next) }).toString()}`
  const { head, tail } = profile.frame(next)
  const sent = page.records.filter((row) => row.sent)
  let text = head
  for (const [index, { record }] of sent.entries()) {
    if (index > 0) text += ','
    if (index > 0 && index % atOnce === 0) {
      yield text
      text = ''
      await nextTurn()
    }
    text += profile.write(record)
  }
  yield text + tail
}

/** The text of a page at once, for looking at. */
export async function wholeText(ctx: Pick<Context, 'config' | 'keys' | 'monitoring'>, page: Page): Promise<string> {
  let text = ''
  for await (const piece of textOf(ctx, page)) text += piece
  return text
}
