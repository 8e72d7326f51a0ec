import type { Context } from '../../../context.ts'
import { compileOnce } from '../../../storage/compile-once.ts'
import { addSeconds } from '../../../time.ts'
import { diiaSeal } from '../../arrivals/packages/diia-seal.ts'
import type { Source } from '../../arrivals/packages/source.ts'
import { findNamedRequest } from './find-named-request.ts'
import { beginChecking, moveRequestIn, notArrived } from './repository.ts'
import type { WaitingCodes } from './repository.ts'
import { restoreRequest } from './restore-request.ts'

/** Packages that Diia delivers for a request by a visitor's code. The screen of the request waits for each. */
export function callbackByCode(ctx: Context & WaitingCodes): Source {
  const name = 'callback-by-code'
  return {
    name,
    policies: { 'diia-seal': diiaSeal(ctx.config.crypto) },
    async matchCallback(request) {
      const receivedAt = ctx.now()
      const since = addSeconds(receivedAt, -ctx.config.callback.acceptHours * 3600).toISOString()
      const [known] = await findRecent(ctx.db, { id: request, since })
      if (known === undefined) return undefined
      return { source: name, policy: 'diia-seal', receivedAt, request, staffId: known.staff_id, window: known.window }
    },
    async termsOf(request) {
      const row = await ctx.db
        .selectFrom('document_requests')
        .select(['created_at', 'code_hash', 'code_kind', 'clock_offset_seconds'])
        .where('id', '=', request)
        .executeTakeFirstOrThrow()
      return {
        requestedAt: new Date(row.created_at),
        ...(row.clock_offset_seconds !== null && { clockOffsetSeconds: row.clock_offset_seconds }),
        ...(row.code_kind === 'barcode' && { barcodeHash: row.code_hash }),
      }
    },
    findNamedOwner: (row, result) => findNamedRequest(ctx, row, result),
    async stored(change, { request }) {
      if (request !== undefined) await beginChecking(ctx, change, request)
    },
    async released(change, row, { request }) {
      if (request === undefined) return
      await moveRequestIn(ctx, change, request, notArrived, 'arrived', { quarantine_reason: null })
      if (row.request_id !== null && row.request_id !== request) await restoreRequest(ctx, change, row.request_id)
    },
    async setAside(change, { request_id: request }, reason) {
      if (request === null) return
      const moved = await moveRequestIn(ctx, change, request, ['checking'], 'quarantined', {
        quarantine_reason: reason,
      })
      // After another look the reason may be a different one.
      if (!moved)
        await change.trx
          .updateTable('document_requests')
          .set({ quarantine_reason: reason })
          .where('id', '=', request)
          .where('state', '=', 'quarantined')
          .execute()
    },
  }
}

const findRecent = compileOnce<{ id: string; since: string }, { staff_id: string; window: string }>((db, slot) =>
  db
    .selectFrom('document_requests')
    .select(['staff_id', 'window'])
    .where('id', '=', slot('id'))
    .where('created_at', '>', slot('since')),
)
