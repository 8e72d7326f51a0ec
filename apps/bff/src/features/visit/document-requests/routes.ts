import type { DocumentRequest } from '@diia-desk/contract'
import { Router } from 'express'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { Problem } from '../../../problem.ts'
import { requireWithinReach } from '../../people/sessions/reach.ts'
import { requirePermission, staffOf } from '../../people/sessions/guards.ts'
import { createDocumentRequest } from './create-document-request.ts'
import type { AskingContext } from './create-document-request.ts'
import { moveRequest, readRequest } from './repository.ts'

export function documentRequestRoutes(ctx: AskingContext): Router {
  return Router()
    .post('/document-requests', requirePermission(ctx, 'document-requests.create'), jsonBody, (req, res) =>
      createDocumentRequest(ctx, req, res),
    )
    .all('/document-requests', onlyMethods('POST'))
    .get('/document-requests/:id', requirePermission(ctx, 'document-requests.read'), async (req, res) => {
      res.json((await readRequest(ctx, staffOf(res), req.params.id as string)) satisfies DocumentRequest)
    })
    .all('/document-requests/:id', onlyMethods('GET'))
    .post(
      '/document-requests/:id/cancellation',
      requirePermission(ctx, 'document-requests.cancel'),
      async (req, res) => {
        const id = req.params.id as string
        const reader = staffOf(res)
        requireWithinReach(reader, 'document-requests.cancel', await readRequest(ctx, reader, id))
        // Diia cannot cancel a request. Cancelled means that nobody waits for it here; copies that still arrive are
        // kept.
        if (!(await moveRequest(ctx, id, ['asking', 'waiting'], 'cancelled'))) throw new Problem('already-settled')
        res.status(201).json(await readRequest(ctx, reader, id))
      },
    )
    .all('/document-requests/:id/cancellation', onlyMethods('POST'))
}
