import { Router } from 'express'
import type { Context } from '../../../context.ts'
import type { DiiaConnection } from '../../../diia/connection.ts'
import type { CodesInFlight } from '../codes/code-journal.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { requirePermission } from '../../people/sessions/guards.ts'
import { createValidation } from './create-validation.ts'

export function validationRoutes(ctx: Context & DiiaConnection & CodesInFlight): Router {
  return Router()
    .post('/validations', requirePermission(ctx, 'validations.create'), jsonBody, (req, res) =>
      createValidation(ctx, req, res),
    )
    .all('/validations', onlyMethods('POST'))
}
