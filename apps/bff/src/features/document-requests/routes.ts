import type { DocumentRequest } from '@diia-desk/contract'
import { Router } from 'express'
import type { Response } from 'express'
import type { Context } from '../../context.ts'
import { staffOf } from '../../http/call.ts'
import { jsonBody, onlyMethods, requireStaff } from '../../http/guards.ts'
import { Problem } from '../../problem.ts'
import { createDocumentRequest } from './create-document-request.ts'
import { moveRequest, readRequest } from './repository.ts'

export function documentRequestRoutes(ctx: Context): Router {
  return Router()
    .post('/document-requests', requireStaff(ctx), jsonBody, (req, res) => createDocumentRequest(ctx, req, res))
    .all('/document-requests', onlyMethods('POST'))
    .get('/document-requests/:id', requireStaff(ctx), async (req, res) => {
      const request = await readRequest(ctx, req.params.id as string)
      requireConcerned(request, res)
      res.json(request)
    })
    .all('/document-requests/:id', onlyMethods('GET'))
    .post('/document-requests/:id/cancellation', requireStaff(ctx), async (req, res) => {
      const id = req.params.id as string
      requireConcerned(await readRequest(ctx, id), res)
      // Diia has no way to take a request back. Cancelled means that nobody waits here; copies that still come are kept.
      if (!(await moveRequest(ctx, id, ['asking', 'waiting'], 'cancelled'))) throw new Problem('already-settled')
      res.status(201).json(await readRequest(ctx, id))
    })
    .all('/document-requests/:id/cancellation', onlyMethods('POST'))
}

/** A clerk sees the requests of the own window, a manager all of the centre. */
function requireConcerned(request: DocumentRequest, res: Response): void {
  const { staff, window } = staffOf(res)
  if (staff.role === 'clerk' && request.window !== window) throw new Problem('forbidden')
}
