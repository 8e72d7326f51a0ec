import { Router } from 'express'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Context } from '../../../context.ts'
import { callOf } from '../../../http/call.ts'
import { notForStaff, servesNothing } from '../../../http/access.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { openApiDocument } from './openapi.ts'
import { postAppeal } from './post-appeal.ts'
import { postEvent } from './post-event.ts'
import { integrationKeyOf, requireIntegrationKey } from './require-key.ts'
import { postedAppealSchema, postedEventSchema } from './schemas.ts'

/** This header marks an answer to a repeated post. */
const replayedHeader = 'Idempotency-Replayed'

/** For a centre that keeps its journal in another system: docs/integration.md. */
export function integrationRoutes(ctx: Context): Router {
  const key = requireIntegrationKey(ctx)
  const document = openApiDocument(ctx.config.server.publicUrl)
  return Router()
    .use(
      servesNothing<RequestHandler>((_req, res, next) => {
        res.set('Cache-Control', 'no-store')
        next()
      }),
    )
    .get('/openapi.json', notForStaff('a description of the interface'), (_req, res) => void res.json(document))
    .all('/openapi.json', onlyMethods('GET'))
    .post('/appeals', key, jsonBody, async (req, res) => {
      const posted = parseInput(postedAppealSchema, req.body)
      const { appealId, known } = await postAppeal(ctx, integrationKeyOf(res), posted)
      logPost(ctx, res, appealId, 'registered', known)
      answer(res, known, { id: appealId, external_id: posted.external_id })
    })
    .all('/appeals', onlyMethods('POST'))
    .post('/appeals/:externalId/events', key, jsonBody, async (req, res) => {
      const posted = parseInput(postedEventSchema, req.body)
      const externalId = String(req.params['externalId'])
      const { appealId, known } = await postEvent(ctx, integrationKeyOf(res), externalId, posted)
      logPost(ctx, res, appealId, posted.kind, known)
      answer(res, known, { external_id: externalId, event_id: posted.event_id })
    })
    .all('/appeals/:externalId/events', onlyMethods('POST'))
    .use(
      servesNothing(() => {
        throw new Problem('not-found')
      }),
    )
    .use(renameErrorFields)
}

function answer(res: Response, known: boolean, body: object): void {
  if (known) res.set(replayedHeader, 'true')
  res.status(201).json(body)
}

function logPost(ctx: Context, res: Response, appealId: string, kind: string, known: boolean): void {
  ctx.log.info(
    { callId: callOf(res).id, appealId, kind, outcome: known ? 'known' : 'kept' },
    'posted by another system',
  )
}

/** Shared rules name fields as our screens do. The caller needs the names that it sent. */
function renameErrorFields(error: unknown, _req: Request, _res: Response, _next: NextFunction): void {
  if (!(error instanceof Problem) || error.details.errors === undefined) throw error
  const errors = error.details.errors.map(({ field, code }) => ({
    field: field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    code,
  }))
  throw new Problem(error.code, { ...error.details, errors })
}
