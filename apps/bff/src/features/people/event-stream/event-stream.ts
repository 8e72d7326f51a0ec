import { heartbeatEveryMs } from '@diia-desk/contract'
import type { DeskEvent } from '@diia-desk/contract'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { addSeconds } from '../../../time.ts'
import { liveRoles } from '../sessions/sessions.ts'
import type { SignedIn } from '../sessions/sessions.ts'
import { staffOf } from '../sessions/guards.ts'
import { mayReceive } from './may-receive.ts'
import { createConcurrencyLimit } from './concurrency-limit.ts'

/**
 * How often the sessions of all open streams are checked, in one query. A person whose session was ended receives
 * nothing after two seconds at the latest.
 */
const watchMs = 1_000
/** A screen that missed more events than this reads everything again. */
const replayLimit = 500
/** A stream is closed when this many bytes wait for a slow reader. The reader reconnects and resumes. */
const backlogBytes = 256 * 1024
/**
 * How many opening streams may query the database at the same time, so that a flood of them does not block other calls.
 */
const openingsAtOnce = 4
const refusedForSeconds = 15

interface Stream {
  signedIn: SignedIn
  /** The last event that was sent; undefined until the stream is open. */
  lastSeq: number | undefined
}

export interface EventStreams {
  /** Runs before the guards. Limits how many opening streams wait and query the database. */
  admit: RequestHandler
  /**
   * GET /api/events: server-sent events. Resumed by `Last-Event-ID`, or by `after` where another tab of the browser
   * stopped.
   */
  handler: RequestHandler
  close(): void
}

/** One reader of the table serves all open screens, and one query checks all their sessions. */
export function createEventStream(ctx: Context): EventStreams {
  const { streams: most, streamsPerSession } = ctx.config.events
  const open = new Map<Response, Stream>()
  /** Streams that were told to end. If the client does not read, the connection is cut at the next check. */
  const ending = new Set<Response>()
  const limit = createConcurrencyLimit({ maxRunning: openingsAtOnce, maxWaiting: most })
  const endTurn = new WeakMap<Response, () => void>()
  let reading = false
  let again = false
  let watching = false
  let newest: Promise<number> | undefined

  async function pump(): Promise<void> {
    if (reading) {
      again = true
      return
    }
    reading = true
    try {
      do {
        again = false
        const from = Math.min(...[...open.values()].map(({ lastSeq }) => lastSeq ?? Number.POSITIVE_INFINITY))
        if (!Number.isFinite(from)) break
        const rows = await ctx.db
          .selectFrom('events')
          .select(['seq', 'body'])
          .where('seq', '>', from)
          .orderBy('seq')
          .limit(replayLimit)
          .execute()
        for (const row of rows) {
          const event = JSON.parse(row.body) as DeskEvent
          for (const [res, stream] of open) {
            if (stream.lastSeq === undefined || row.seq <= stream.lastSeq) continue
            if (mayReceive(stream.signedIn, event)) send(res, stream, row)
            else stream.lastSeq = row.seq
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

  function send(res: Response, stream: Stream, row: { seq: number; body: string }): void {
    stream.lastSeq = row.seq
    write(res, `id: ${row.seq}\ndata: ${row.body}\n\n`)
  }

  /**
   * A named event reaches the page, unlike a comment. If it stays away, the page knows that something on the way holds
   * the stream back.
   */
  function beat(res: Response, { lastSeq }: Stream): void {
    if (lastSeq !== undefined) write(res, `id: ${lastSeq}\nevent: beat\ndata: {}\n\n`)
  }

  function write(res: Response, text: string): void {
    res.write(text)
    if (res.writableLength > backlogBytes) res.destroy()
  }

  function end(res: Response): void {
    open.delete(res)
    ending.add(res)
    res.end()
  }

  /** Ends streams whose session, role or permission to sign in has ended, in whichever process that happened. */
  async function look(): Promise<void> {
    for (const res of ending) res.destroy()
    if (watching || open.size === 0) return
    watching = true
    try {
      const looked = [...open]
      const live = await liveRoles(ctx, [...new Set(looked.map(([, { signedIn }]) => signedIn.tokenHash))])
      for (const [res, { signedIn }] of looked)
        if (open.has(res) && live.get(signedIn.tokenHash) !== signedIn.staff.role) end(res)
    } catch (error) {
      ctx.log.error({ error }, 'sessions of event streams could not be read')
    } finally {
      watching = false
    }
    // Another process that shares the database cannot wake this one.
    await pump()
  }

  const stopListening = ctx.bus.onWake('events', () => void pump())
  const beats = setInterval(() => {
    for (const [res, stream] of open) beat(res, stream)
  }, heartbeatEveryMs)
  const looks = setInterval(() => void look(), watchMs)
  beats.unref()
  looks.unref()

  const admit: RequestHandler = async (_req, res, next) => {
    if (open.size >= most) throw tooMany()
    const done = await limit.acquire()
    if (done === undefined) throw tooMany()
    if (isGone(res)) return done()
    endTurn.set(res, done)
    res.once('close', done)
    next()
  }

  async function handler(req: Request, res: Response): Promise<void> {
    if (isGone(res)) return
    const stream: Stream = { signedIn: staffOf(res), lastSeq: undefined }
    // Counted before the first await, so that streams opened at the same time meet the limit too.
    makeRoom(stream.signedIn.tokenHash)
    open.set(res, stream)
    res.once('close', () => {
      open.delete(res)
      ending.delete(res)
    })
    const last = await newestSeq()
    if (isGone(res) || !open.has(res)) return
    const asked = lastSeen(req)
    const missed = asked === undefined ? 0 : last - asked
    const resync = missed < 0 || missed > replayLimit
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // Otherwise nginx holds events back until its buffer is full.
      'X-Accel-Buffering': 'no',
      Connection: 'keep-alive',
    })
    res.write('retry: 2000\n\n')
    if (resync) res.write(`id: ${last}\ndata: ${JSON.stringify({ type: 'resync' } satisfies DeskEvent)}\n\n`)
    stream.lastSeq = resync || asked === undefined ? last : asked
    beat(res, stream)
    endTurn.get(res)?.()
    await pump()
  }

  /**
   * Closes the oldest stream of the session. It may belong to a tab that is closed, while the new one belongs to a tab
   * that is open.
   */
  function makeRoom(tokenHash: string): void {
    const own = [...open].filter(([, { signedIn }]) => signedIn.tokenHash === tokenHash)
    for (const [res] of own.slice(0, Math.max(0, own.length - streamsPerSession + 1))) end(res)
    if (open.size >= most) throw tooMany()
  }

  /** Streams opened at the same time share one query. Anything committed in the meantime arrives as an event. */
  function newestSeq(): Promise<number> {
    newest ??= ctx.db
      .selectFrom('events')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirst()
      .then((row) => row?.seq ?? 0)
      .finally(() => {
        newest = undefined
      })
    return newest
  }

  function tooMany(): Problem {
    return new Problem('too-many-requests', { retryAt: addSeconds(ctx.now(), refusedForSeconds) })
  }

  return {
    admit,
    handler,
    close() {
      stopListening()
      clearInterval(beats)
      clearInterval(looks)
      for (const res of open.keys()) res.end()
      open.clear()
    },
  }
}

/** Screens resume after minutes, so one day is more than enough to keep events. */
export async function forgetOldEvents(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('events').where('at', '<', addSeconds(ctx.now(), -86_400).toISOString()).execute()
}

/** Whether the client has gone, so that no work is done for it. */
function isGone(res: Response): boolean {
  return res.closed || res.destroyed || res.socket === null || res.socket.destroyed
}

/** The last event that the browser has seen. EventSource sends the header by itself, but not the first time. */
function lastSeen(req: Request): number | undefined {
  const text = req.get('last-event-id') ?? req.query['after']
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
