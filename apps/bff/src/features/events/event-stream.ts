import type { DeskEvent } from '@diia-desk/contract'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { addSeconds } from '../../time.ts'
import { callOf, staffOf } from '../../http/call.ts'
import { liveTokens } from '../sessions/sessions.ts'
import type { SignedIn } from '../sessions/sessions.ts'
import { mayHear } from './may-hear.ts'

/** A comment line this often keeps proxies from closing a quiet stream and shows a dead one. */
const heartbeatMs = 15_000
/** A screen that was away for longer reads everything again. */
const replayLimit = 500
/** Bytes that may wait for a slow reader before its stream is closed; it reconnects and catches up. */
const backlogBytes = 256 * 1024

/** GET /api/events: server-sent events, resumed by Last-Event-ID. One reader of the table feeds all open screens. */
export function createEventStream(ctx: Context): { handler: RequestHandler; close(): void } {
  const open = new Map<Response, { lastSeq: number; signedIn: SignedIn }>()
  let reading = false
  let again = false

  async function pump(): Promise<void> {
    if (reading) {
      again = true
      return
    }
    reading = true
    try {
      do {
        again = false
        const from = Math.min(...[...open.values()].map(({ lastSeq }) => lastSeq))
        if (!Number.isFinite(from)) break
        const rows = await ctx.db.selectFrom('events').select(['seq', 'body']).where('seq', '>', from).orderBy('seq').limit(replayLimit).execute()
        for (const row of rows) {
          const event = JSON.parse(row.body) as DeskEvent
          for (const [res, state] of open) {
            if (row.seq <= state.lastSeq) continue
            if (mayHear(state.signedIn, event)) send(res, state, row)
            else state.lastSeq = row.seq
          }
        }
        again ||= rows.length === replayLimit
      } while (again)
    } catch (error) {
      ctx.log.error({ error }, 'event stream could not read')
    } finally {
      reading = false
    }
  }

  function send(res: Response, state: { lastSeq: number }, row: { seq: number; body: string }): void {
    state.lastSeq = row.seq
    res.write(`id: ${row.seq}\ndata: ${row.body}\n\n`)
    if (res.writableLength > backlogBytes) res.destroy()
  }

  const stopListening = ctx.bus.onWake('events', () => void pump())
  const heartbeat = setInterval(() => {
    for (const res of open.keys()) void beat(res)
  }, heartbeatMs)
  heartbeat.unref()

  /** A stream outlives no session: one that was ended elsewhere loses its stream at the next beat. */
  async function beat(res: Response): Promise<void> {
    const { signedIn } = callOf(res)
    const holds = signedIn !== undefined && (await liveTokens(ctx, [signedIn.tokenHash]).then((live) => live.size > 0, () => true))
    if (holds) res.write(': still here\n\n')
    else res.end()
  }

  async function handler(req: Request, res: Response): Promise<void> {
    const newest = (await ctx.db.selectFrom('events').select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst())?.seq ?? 0
    const asked = lastEventId(req)
    const missed = asked === undefined ? 0 : newest - asked
    const resync = asked !== undefined && (missed < 0 || missed > replayLimit)
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // nginx would hold events back until its buffer is full.
      'X-Accel-Buffering': 'no',
      'Connection': 'keep-alive',
    })
    res.write('retry: 2000\n\n')
    if (resync) res.write(`id: ${newest}\ndata: ${JSON.stringify({ type: 'resync' } satisfies DeskEvent)}\n\n`)
    open.set(res, { lastSeq: resync || asked === undefined ? newest : asked, signedIn: staffOf(res) })
    res.once('close', () => open.delete(res))
    await pump()
  }

  return {
    handler,
    close() {
      stopListening()
      clearInterval(heartbeat)
      for (const res of open.keys()) res.end()
      open.clear()
    },
  }
}

/** Events are for screens that look away for minutes; a day is more than enough to keep them. */
export async function forgetOldEvents(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('events').where('at', '<', addSeconds(ctx.now(), -86_400).toISOString()).execute()
}

function lastEventId(req: Request): number | undefined {
  const text = req.get('last-event-id')
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
