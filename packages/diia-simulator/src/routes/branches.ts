import { z } from 'zod'
import { branchBody, branchById, storeBranch, storeOffer, offerBody } from '../branches.ts'
import type { Context } from '../context.ts'
import { missingModel } from '../failure.ts'
import { branchAsSent, offerAsSent } from '../formatters.ts'
import { readParameters } from '../parameters.ts'
import type { PartnerRoute } from './partner-route.ts'

const page = z.object({
  skip: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).default(100),
})
const ofBranch = z.object({ branchId: z.string() })
const ofOffer = z.object({ branchId: z.string(), offerId: z.string() })

/** Routes of branches in both versions and of offers in the first. DELETE responds with 204, as in be-gateway-service. */
export function branchRoutes(ctx: Context): PartnerRoute[] {
  const both = ['v1', 'v2'] as const
  const first = ['v1'] as const
  return [
    {
      method: 'post',
      path: 'branch',
      versions: both,
      handle: (req, res) => {
        res.json({ _id: storeBranch(ctx, readParameters(req, branchBody)).id })
      },
    },
    {
      method: 'get',
      path: 'branches',
      versions: both,
      handle: (req, res) => {
        const { skip, limit } = readParameters(req, page)
        const all = [...ctx.store.branches.values()]
        res.json({ total: all.length, branches: all.slice(skip, skip + limit).map(branchAsSent) })
      },
    },
    {
      method: 'get',
      path: 'branch/:branchId',
      versions: both,
      handle: (req, res) => {
        res.json(branchAsSent(branchById(ctx, readParameters(req, ofBranch).branchId)))
      },
    },
    {
      method: 'put',
      path: 'branch/:branchId',
      versions: both,
      handle: (req, res) => {
        const { id } = branchById(ctx, readParameters(req, ofBranch).branchId)
        res.json({ _id: storeBranch(ctx, readParameters(req, branchBody), id).id })
      },
    },
    {
      method: 'delete',
      path: 'branch/:branchId',
      versions: both,
      handle: (req, res) => {
        ctx.store.branches.delete(branchById(ctx, readParameters(req, ofBranch).branchId).id)
        res.status(204).end()
      },
    },
    {
      method: 'post',
      path: 'branch/:branchId/offer',
      versions: first,
      handle: (req, res) => {
        const branch = branchById(ctx, readParameters(req, ofBranch).branchId)
        res.json({ _id: storeOffer(branch, readParameters(req, offerBody)).id })
      },
    },
    {
      method: 'get',
      path: 'branch/:branchId/offers',
      versions: first,
      handle: (req, res) => {
        const { skip, limit } = readParameters(req, page)
        const all = branchById(ctx, readParameters(req, ofBranch).branchId).offers
        res.json({ total: all.length, offers: all.slice(skip, skip + limit).map(offerAsSent) })
      },
    },
    {
      method: 'delete',
      path: 'branch/:branchId/offer/:offerId',
      versions: first,
      handle: (req, res) => {
        const { branchId, offerId } = readParameters(req, ofOffer)
        const branch = branchById(ctx, branchId)
        if (!branch.offers.some(({ id }) => id === offerId)) throw missingModel('Offer', offerId)
        branch.offers = branch.offers.filter(({ id }) => id !== offerId)
        res.status(204).end()
      },
    },
  ]
}
