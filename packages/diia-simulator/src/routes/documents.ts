import { requestIdLength } from '@diia-desk/diia-wire'
import { z } from 'zod'
import { branchById } from '../branches.ts'
import { useCode } from '../codes.ts'
import type { Context } from '../context.ts'
import { forbidden, missingModel } from '../failure.ts'
import { optionalText, readParameters } from '../parameters.ts'
import { openRequest, statusOf } from '../requests.ts'
import type { PartnerRoute } from './partner-route.ts'

const identification = z.object({ branchId: z.string(), barcode: optionalText, qrcode: optionalText })
const request = identification.extend({ requestId: z.string().min(requestIdLength.min).max(requestIdLength.max) })
const statusQuery = z.object({ requestId: z.string(), barcode: optionalText })

/** Routes of document-identification and document-request. */
export function documentRoutes(ctx: Context): PartnerRoute[] {
  const versions = ['v1'] as const
  return [
    {
      method: 'post',
      path: 'document-identification',
      versions,
      handle: (req, res) => {
        const { branchId, ...shown } = readParameters(req, identification)
        const types = granted(branchById(ctx, branchId).scopes.documentIdentification)
        res.json({ success: useCode(ctx, shown, types, 'identification').valid })
      },
    },
    {
      method: 'post',
      path: 'document-request',
      versions,
      handle: (req, res) => {
        const { branchId, requestId, ...shown } = readParameters(req, request)
        const branch = branchById(ctx, branchId)
        openRequest(ctx, branch, useCode(ctx, shown, granted(branch.scopes.sharing), 'request'), requestId)
        if (ctx.switches.acceptedRequestForm === 'empty') res.status(200).end()
        else res.json({ success: true })
      },
    },
    {
      method: 'get',
      path: 'document-request/status',
      versions,
      handle: (req, res) => {
        const { requestId, barcode } = readParameters(req, statusQuery)
        // The partner chooses requestId. If it is not unique, the latest request counts.
        const found = [...ctx.store.requests.values()].findLast(
          (one) => one.requestId === requestId && (!barcode || one.code.barcode === barcode),
        )
        if (!found) throw missingModel('DocumentRequest', requestId)
        res.json({ status: statusOf(ctx, found) })
      },
    },
  ]
}

/** Throws 403 when the branch does not have the scope. */
function granted(types: string[] | null | undefined): string[] {
  if (!types || types.length === 0) throw forbidden()
  return types
}
