import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { jsonBody, onlyMethods, requirePermission } from '../../../http/guards.ts'
import { createValidation } from './create-validation.ts'

export function validationRoutes(ctx: Context): Router {
  return Router()
    .post('/validations', requirePermission(ctx, 'validations.create'), jsonBody, (req, res) =>
      createValidation(ctx, req, res),
    )
    .all('/validations', onlyMethods('POST'))
}
