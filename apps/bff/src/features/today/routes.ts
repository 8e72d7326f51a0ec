import type { Today, TodayItem, Validation } from '@diia-desk/contract'
import { Router } from 'express'
import type { Selectable } from 'kysely'
import type { Context } from '../../context.ts'
import { staffOf } from '../../http/call.ts'
import { onlyMethods, requireStaff } from '../../http/guards.ts'
import type { ValidationsTable } from '../../storage/schema.ts'
import { dayOf, startOfDay } from '../../time.ts'
import { requestRows, toRequests } from '../document-requests/repository.ts'

/** A window does some two hundred visits a day; the list shows the latest ones. */
const shown = 200

/** GET /api/today: what the window of the signed-in clerk has done today, newest first. */
export function todayRoutes(ctx: Context): Router {
  return Router()
    .get('/today', requireStaff(ctx), async (_req, res) => {
      const { window } = staffOf(res)
      const from = startOfDay(dayOf(ctx.now())).toISOString()
      const [validations, requests] = await Promise.all([
        ctx.db.selectFrom('validations').selectAll().where('window', '=', window).where('checked_at', '>=', from).orderBy('checked_at', 'desc').limit(shown).execute(),
        requestRows(ctx).where('document_requests.window', '=', window).where('document_requests.created_at', '>=', from).orderBy('document_requests.created_at', 'desc').limit(shown).execute(),
      ])
      const items: TodayItem[] = [
        ...validations.map((row) => ({ kind: 'validation' as const, validation: toValidation(row) })),
        ...(await toRequests(ctx, requests)).map((request) => ({ kind: 'document-request' as const, request })),
      ]
      items.sort((a, b) => timeOf(b).localeCompare(timeOf(a)))
      res.json({ window, items: items.slice(0, shown) } satisfies Today)
    })
    .all('/today', onlyMethods('GET'))
}

function toValidation(row: Selectable<ValidationsTable>): Validation {
  return {
    id: row.id,
    outcome: row.outcome,
    checkedAt: row.checked_at,
    tookMs: row.took_ms,
    input: row.input,
    window: row.window,
    attempt: row.attempt,
    ...(row.failure !== null && { failure: row.failure }),
    ...(row.used_before_at !== null && row.used_before_window !== null && { usedBefore: { at: row.used_before_at, window: row.used_before_window } }),
    codeEndsAt: row.code_ends_at,
    callId: row.call_id,
  }
}

function timeOf(item: TodayItem): string {
  return item.kind === 'validation' ? item.validation.checkedAt : item.request.createdAt
}
