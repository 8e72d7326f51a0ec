import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { servesNothing } from '../../../http/access.ts'
import { onlyMethods } from '../../../http/guards.ts'
import { requirePermission } from '../sessions/guards.ts'
import type { EventStreams } from './event-stream.ts'

/** GET /api/events. */
export function eventRoutes(ctx: Context, events: Pick<EventStreams, 'admit' | 'handler'>): Router {
  return (
    Router()
      // A stream has no end, so HEAD is not supported.
      .head('/events', onlyMethods('GET'))
      .use('/events', servesNothing(events.admit))
      .get('/events', requirePermission(ctx, 'events.listen'), events.handler)
      .all('/events', onlyMethods('GET'))
  )
}
