import { catalogueQuerySchema, newServiceSchema, serviceSettingsSchema, servicesQuerySchema } from '@diia-desk/contract'
import type { Service } from '@diia-desk/contract'
import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { fillServiceCode } from '../appeal-journal/fill-codes.ts'
import { requirePermission, staffOf } from '../../people/sessions/guards.ts'
import { addService } from './add-service.ts'
import { changeService } from './change-service.ts'
import { findInCatalogue, listCatalogue } from './list-catalogue.ts'
import { createServiceList } from './list-services.ts'
import { readRelatedWords } from './search/related-words.ts'
import { createServiceIndex } from './service-index.ts'
import { readService } from './services.ts'

/** Everyone who is signed in may choose a service; only an administrator may change what the centre knows of it. */
export function serviceRoutes(ctx: Context): Router {
  const index = createServiceIndex(ctx, readRelatedWords(ctx.config.services.relatedWordsFile))
  const list = createServiceList(ctx, index)
  const change = requirePermission(ctx, 'services.change')

  async function answerFor(id: string): Promise<Service> {
    const known = await readService(ctx, id)
    if (known === undefined) throw new Problem('not-found')
    return known.service
  }

  return Router()
    .get('/services', requirePermission(ctx, 'services.read'), async (req, res) => {
      res.json(await list(staffOf(res).staff.id, parseInput(servicesQuerySchema, req.query)))
    })
    .post('/services', change, jsonBody, async (req, res) => {
      const input = parseInput(newServiceSchema, req.body)
      const id = await ctx.commits.run((trx) => addService(trx, input))
      res.status(201).json(await answerFor(id))
    })
    .all('/services', onlyMethods('GET', 'POST'))
    .get(
      '/services/:id',
      requirePermission(ctx, 'services.read'),
      async (req, res) => void res.json(await answerFor(String(req.params.id))),
    )
    .patch('/services/:id', change, jsonBody, async (req, res) => {
      const input = parseInput(serviceSettingsSchema, req.body)
      const { id, fill } = await ctx.commits.run((trx) => changeService(trx, String(req.params.id), input, ctx.now()))
      // After the change and in batches, so that thousands of appeals do not block the catalogue. The same code sent
      // again finishes an interrupted change.
      if (fill !== undefined) await fillServiceCode(ctx, fill.serviceId, fill.code)
      res.json(await answerFor(id))
    })
    .all('/services/:id', onlyMethods('GET', 'PATCH'))
    .get(
      '/catalogue',
      change,
      async (req, res) =>
        void res.json(await listCatalogue(ctx, await index(), parseInput(catalogueQuerySchema, req.query))),
    )
    .all('/catalogue', onlyMethods('GET'))
    .get(
      '/catalogue/:id',
      change,
      async (req, res) => void res.json(await findInCatalogue(ctx, await index(), String(req.params.id))),
    )
    .all('/catalogue/:id', onlyMethods('GET'))
}
