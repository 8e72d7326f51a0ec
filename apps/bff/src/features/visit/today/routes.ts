import type { Today, TodayItem } from '@diia-desk/contract'
import { Router } from 'express'
import type { Context } from '../../../context.ts'
import { onlyMethods } from '../../../http/guards.ts'
import { dayOf, startOfDay } from '../../../time.ts'
import { requestRows, toRequests } from '../document-requests/repository.ts'
import { withinReach } from '../../people/sessions/reach.ts'
import { toValidation } from '../validations/repository.ts'
import { requirePermission, staffOf } from '../../people/sessions/guards.ts'

/** A window has about two hundred visits a day; the list shows the latest ones. */
const shown = 200

/** GET /api/today: the work of the signed-in clerk's window today, newest first. */
export function todayRoutes(ctx: Context): Router {
  return Router()
    .get('/today', requirePermission(ctx, 'desk.work'), async (_req, res) => {
      const reader = staffOf(res)
      const { window } = reader
      const from = startOfDay(dayOf(ctx.now())).toISOString()
      const [validations, requests] = await Promise.all([
        ctx.db
          .selectFrom('validations')
          .selectAll()
          .where('window', '=', window)
          .where(withinReach(reader, 'validations.read', 'window'))
          .where('checked_at', '>=', from)
          .orderBy('checked_at', 'desc')
          .limit(shown)
          .execute(),
        requestRows(ctx)
          .where('document_requests.window', '=', window)
          .where(withinReach(reader, 'document-requests.read', 'document_requests.window'))
          .where('document_requests.created_at', '>=', from)
          .orderBy('document_requests.created_at', 'desc')
          .limit(shown)
          .execute(),
      ])
      const items: TodayItem[] = [
        ...validations.map((row) => ({ kind: 'validation' as const, validation: toValidation(row) })),
        ...(await toRequests(ctx, reader, requests)).map((request) => ({ kind: 'document-request' as const, request })),
      ]
      items.sort((a, b) => timeOf(b).localeCompare(timeOf(a)))
      res.json({ window, items: items.slice(0, shown) } satisfies Today)
    })
    .all('/today', onlyMethods('GET'))
}

function timeOf(item: TodayItem): string {
  return item.kind === 'validation' ? item.validation.checkedAt : item.request.createdAt
}
