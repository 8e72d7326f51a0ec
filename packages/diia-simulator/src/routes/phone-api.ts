import express, { type Response, Router } from 'express'
import { z } from 'zod'
import { issueCode } from '../codes.ts'
import type { Context } from '../context.ts'
import { sendFailures, Failure, unknownRoute } from '../failure.ts'
import { findCitizen, findCode, findDocument, findRequest } from '../find.ts'
import { readParameters } from '../parameters.ts'
import { citizenForPhone, codeForPhone, requestForPhone } from '../phone-formatters.ts'
import { type VisitorActionResult, confirm, openOnPhone, refuse, sendAgain } from '../requests.ts'
import { citizens } from '../seed.ts'
import { streamChanges } from './phone-events.ts'

const codeInput = z.object({ citizenId: z.string(), type: z.string() })
const password = z.object({ password: z.string().default('') })

/** The JSON API of the phone page, on the same origin. */
export function phoneApi(ctx: Context): Router {
  const router = Router({ caseSensitive: true })
  router.use(express.json({ limit: '10kb' }))
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })

  router.get('/citizens', (_req, res) => {
    res.json(citizens.map(citizenForPhone))
  })
  router.get('/events', streamChanges(ctx))

  router.post('/codes', (req, res) => {
    const { citizenId, type } = readParameters(req, codeInput)
    const citizen = findCitizen(citizenId)
    res.json(codeForPhone(ctx, issueCode(ctx, citizen, findDocument(citizen, type))))
  })
  router.get('/codes/:id', (req, res) => {
    res.json(codeForPhone(ctx, findCode(ctx, req.params.id)))
  })
  router.get('/codes/:id/:view.svg', async (req, res) => {
    const code = findCode(ctx, req.params.id)
    const { drawCode } = await import('../code-pictures.ts')
    const svg = drawCode(code, req.params.view)
    if (svg === undefined) throw new Failure(404, 'No such picture')
    res.type('image/svg+xml').send(svg)
  })

  router.get('/requests/:id', (req, res) => {
    res.json(requestForPhone(ctx, findRequest(ctx, req.params.id)))
  })
  router.post('/requests/:id/open', (req, res) => {
    sendActionResult(res, openOnPhone(ctx, findRequest(ctx, req.params.id)))
  })
  router.post('/requests/:id/confirm', (req, res) => {
    sendActionResult(res, confirm(ctx, findRequest(ctx, req.params.id), readParameters(req, password).password))
  })
  router.post('/requests/:id/refuse', (req, res) => {
    sendActionResult(res, refuse(ctx, findRequest(ctx, req.params.id)))
  })
  router.post('/requests/:id/resend', (req, res) => {
    sendActionResult(res, sendAgain(ctx, findRequest(ctx, req.params.id)))
  })

  router.use(unknownRoute)
  router.use(sendFailures(() => 'http'))
  return router
}

/** Sends 403 for a wrong password, 409 for a request that cannot be answered any more. */
export function sendActionResult(res: Response, answer: VisitorActionResult): void {
  if (answer.ok) res.json({ ok: true })
  else if (answer.reason === 'wrong-password') res.status(403).json({ ok: false, attemptsLeft: answer.attemptsLeft })
  else res.status(409).json({ ok: false, reason: answer.reason })
}
