import type { RequestHandler } from 'express'
import type { Context } from '../context.ts'

const heartbeatMs = 20_000

/** Server-sent events `code` and `request` with the id of what changed on the phone of one citizen, or of all. */
export function streamChanges(ctx: Context): RequestHandler {
  return (req, res) => {
    const { citizenId } = req.query
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    })
    res.write('retry: 2000\n\n')
    const unsubscribe = ctx.changes.subscribe((change) => {
      if (citizenId !== undefined && change.citizenId !== citizenId) return
      res.write(`event: ${change.kind}\ndata: ${JSON.stringify({ id: change.id })}\n\n`)
    })
    const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMs)
    res.on('close', () => {
      clearInterval(heartbeat)
      unsubscribe()
    })
  }
}
