import { ratingSchema } from '@diia-desk/contract'
import { fallback, locales } from '@diia-desk/locales'
import express, { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../../context.ts'
import { callOf } from '../../../http/call.ts'
import { notForStaff, servesNothing } from '../../../http/access.ts'
import { clientAddress } from '../../../http/client-address.ts'
import { onlyMethods } from '../../../http/guards.ts'
import { Problem } from '../../../problem.ts'
import { addSeconds } from '../../../time.ts'
import type { FailureLimit } from '../../people/staff/failure-limit.ts'
import { changeAppeal, hasVisitorRated } from '../appeals/change-appeal.ts'
import { ratingDays, ratingTokenHash } from '../appeals/rating-link.ts'
import { ratingPage, ratingStyle, styleAddress } from './rating-page.ts'
import type { PageState } from './rating-page.ts'

/** What the page needs in addition to the context: failures by address, for links that do not exist. */
export type RatingContext = Context & { ratingFailures: FailureLimit }

type Found =
  | { kind: 'open'; appeal: { id: string; number: string; centre_id: string } }
  | { kind: 'done' | 'old' | 'unknown' | 'wait' }

const statuses: Record<PageState['kind'], number> = { ask: 200, done: 200, unknown: 404, old: 410, wait: 429 }

/**
 * The visitor's page behind the QR code of a receipt. Whoever has the link may rate once; opening the page does not use
 * it up. It also works before there is a result, because the receipt is given at registration; the page then says that
 * the visitor may wait.
 */
export function ratingRoutes(ctx: RatingContext): Router {
  const style = ratingStyle()
  const visitor = notForStaff('the visitor rates, by the link of the receipt')
  return Router()
    .use('/rate', pageHeaders)
    .get(
      styleAddress,
      visitor,
      (_req, res) => void res.set('Cache-Control', 'public, max-age=3600').type('css').send(style),
    )
    .get('/rate/:token', visitor, async (req, res) => {
      const found = await find(ctx, req)
      show(ctx, req, res, found.kind === 'open' ? { kind: 'ask', number: found.appeal.number, missed: false } : found)
    })
    .post('/rate/:token', visitor, express.urlencoded({ extended: false, limit: '1kb' }), (req, res) =>
      rate(ctx, req, res),
    )
    .all('/rate/:token', onlyMethods('GET', 'POST'))
}

async function rate(ctx: RatingContext, req: Request, res: Response): Promise<void> {
  const found = await find(ctx, req)
  if (found.kind !== 'open') return show(ctx, req, res, found)
  const chosen = (req.body as { rating?: unknown } | undefined)?.rating
  const rating = ratingSchema.safeParse(
    typeof chosen === 'string' && /^\d{1,2}$/.test(chosen) ? Number(chosen) : undefined,
  )
  if (!rating.success) {
    res.status(422)
    return show(ctx, req, res, { kind: 'ask', number: found.appeal.number, missed: true })
  }
  try {
    await changeAppeal(
      ctx,
      found.appeal.id,
      { kind: 'rated', rating: rating.data },
      { origin: 'visitor' },
      found.appeal.centre_id,
    )
    ctx.log.info({ callId: callOf(res).id, appealId: found.appeal.id }, 'visitor rated')
  } catch (error) {
    // Tapped twice: the first tap counts.
    if (!(error instanceof Problem) || error.code !== 'already-settled') throw error
  }
  // A redirect, so that reloading the page sends nothing again.
  res.redirect(303, `${req.path}?lang=${languageOf(req)}`)
}

/**
 * A caller that tries links that do not exist is blocked for a while. A caller with a real link is never blocked,
 * because a whole waiting room may share one address.
 */
async function find(ctx: RatingContext, req: Request): Promise<Found> {
  const appeal = await ctx.db
    .selectFrom('appeals')
    .select(['seq', 'id', 'number', 'centre_id', 'registered_at'])
    .where('rating_token_hash', '=', ratingTokenHash(ctx, req.params.token as string))
    .executeTakeFirst()
  if (appeal === undefined)
    return { kind: ctx.ratingFailures.countAttempt(clientAddress(req), ctx.now()) === undefined ? 'unknown' : 'wait' }
  if (await hasVisitorRated(ctx.db, appeal.seq)) return { kind: 'done' }
  return appeal.registered_at < addSeconds(ctx.now(), -ratingDays * 86_400).toISOString()
    ? { kind: 'old' }
    : { kind: 'open', appeal }
}

function show(ctx: Context, req: Request, res: Response, state: PageState): void {
  if (res.statusCode === 200) res.status(statuses[state.kind])
  res
    .type('html')
    .send(ratingPage({ centre: ctx.config.centre.name, language: languageOf(req), address: req.path, state }))
}

function languageOf(req: Request) {
  return locales.find((locale) => locale === req.query.lang) ?? fallback
}

/** Only our own style and form are allowed. Nothing is cached, and the link is not sent as a referrer. */
const pageHeaders = servesNothing<RequestHandler>((_req, res, next) => {
  res.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  })
  next()
})
