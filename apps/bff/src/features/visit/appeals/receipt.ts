import { writtenDay } from '@diia-desk/contract'
import type { Appeal } from '@diia-desk/contract'
import { messages as documentTypes } from '@diia-desk/locales/uk/document-types'
import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { callOf } from '../../../http/call.ts'
import { disposition, ownPdfHeaders } from '../../../http/pdf.ts'
import { withoutOffset } from '../../../local-time.ts'
import { staffOf } from '../../people/sessions/guards.ts'
import { ratingUrl } from './rating-link.ts'
import { readAppeal } from './read-appeal.ts'
import type { ReceiptMaker } from './receipt-maker.ts'
import type { Receipt } from './receipt-pdf.ts'

export interface Receipts {
  receipts: ReceiptMaker
}

const titles = new Map<string, string>(Object.entries(documentTypes).map(([type, { title }]) => [type, title]))

/**
 * GET /api/appeals/:id/receipt: the sheet that the visitor takes home. A second print differs only by what has happened
 * since.
 */
export async function sendReceipt(ctx: Context & Receipts, req: Request, res: Response): Promise<void> {
  const appeal = await readAppeal(ctx, staffOf(res), req.params.id as string)
  const pdf = await ctx.receipts.run({ receipt: toReceipt(ctx, appeal), now: ctx.now() })
  ctx.log.info({ callId: callOf(res).id, appealId: appeal.id, staffId: staffOf(res).staff.id }, 'receipt printed')
  res.set({ ...ownPdfHeaders, 'Content-Disposition': disposition('inline', `Звернення ${appeal.number}.pdf`) })
  res.send(Buffer.from(pdf))
}

function toReceipt(ctx: Context, appeal: Appeal): Receipt {
  const by = [appeal.clerk, appeal.window === undefined ? undefined : `вікно\u{A0}${appeal.window}`]
    .filter((part) => part !== undefined)
    .join(', ')
  return {
    centre: ctx.config.centre.name,
    number: appeal.number,
    registeredAt: dateAndTime(appeal.registeredAt),
    registeredBy: by === '' ? undefined : by,
    service:
      appeal.service === undefined
        ? undefined
        : [appeal.service.code, appeal.service.name].filter((part) => part !== undefined).join('\u{A0}· '),
    variation: appeal.variation?.name === appeal.service?.name ? undefined : appeal.variation?.name,
    applicant: appeal.details.applicant,
    deadline: appeal.deadlineOn === undefined ? undefined : `до ${writtenDay(appeal.deadlineOn)} включно`,
    toComplete: appeal.status === 'returned' ? appeal.details.reason : undefined,
    missing: appeal.documents.filter(({ here }) => !here).map(({ type }) => titles.get(type) ?? type),
    isTest: appeal.isTest,
    ratingUrl: ratingUrl(ctx, appeal.id),
  }
}

/** «24.11.2026 о 10:42» in Kyiv time. */
function dateAndTime(at: string): string {
  const local = withoutOffset(at)
  return `${writtenDay(local.slice(0, 10))} о\u{A0}${local.slice(11, 16)}`
}
