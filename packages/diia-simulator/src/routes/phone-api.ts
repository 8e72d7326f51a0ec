import express, { type Response, Router } from 'express'
import { z } from 'zod'
import { issueCode } from '../codes.ts'
import type { Context } from '../context.ts'
import { answerFailures, Failure, unknownRoute } from '../failure.ts'
import { findCitizen, findCode, findDocument, findRequest } from '../find.ts'
import { readParameters } from '../parameters.ts'
import { citizenForPhone, codeForPhone, requestForPhone } from '../phone-formatters.ts'
import { type Answer, confirm, openOnPhone, refuse, sendAgain } from '../requests.ts'
import { citizens } from '../seed.ts'
import { streamChanges } from './phone-events.ts'

const wanted = z.object({ citizenId: z.string(), type: z.string() })
const password = z.object({ password: z.string().default('') })

/** JSON for the visitor's phone page; same origin as the page. */
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
    const { citizenId, type } = readParameters(req, wanted)
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
    sendAnswer(res, openOnPhone(ctx, findRequest(ctx, req.params.id)))
  })
  router.post('/requests/:id/confirm', (req, res) => {
    sendAnswer(res, confirm(ctx, findRequest(ctx, req.params.id), readParameters(req, password).password))
  })
  router.post('/requests/:id/refuse', (req, res) => {
    sendAnswer(res, refuse(ctx, findRequest(ctx, req.params.id)))
  })
  router.post('/requests/:id/resend', (req, res) => {
    sendAnswer(res, sendAgain(ctx, findRequest(ctx, req.params.id)))
  })

  router.use(unknownRoute)
  router.use(answerFailures(() => 'http'))
  return router
}

/** 403 for a wrong password, 409 for a request that no longer waits. */
export function sendAnswer(res: Response, answer: Answer): void {
  if (answer.ok) res.json({ ok: true })
  else if (answer.reason === 'wrong-password') res.status(403).json({ ok: false, attemptsLeft: answer.attemptsLeft })
  else res.status(409).json({ ok: false, reason: answer.reason })
}
