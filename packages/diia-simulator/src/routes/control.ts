import express, { type RequestHandler, Router } from 'express'
import { z } from 'zod'
import type { Control } from '../control.ts'
import type { ApiTrouble, DeliveryFault } from '../faults.ts'
import { sendFailures, Failure, unknownRoute } from '../failure.ts'
import type { Switches } from '../options.ts'
import { readParameters } from '../parameters.ts'
import { sendActionResult } from './phone-api.ts'

const codeOrder = z.object({
  citizenId: z.string(),
  type: z.string(),
  valid: z.boolean().optional(),
  also: z.array(z.string()).optional(),
})
// `satisfies` checks that each schema has exactly the keys of its type.
const fault = z.strictObject({
  delayMs: z.number().min(0).optional(),
  repeat: z.number().int().min(1).max(1000).optional(),
  atOnce: z.boolean().optional(),
  withhold: z.boolean().optional(),
  tear: z.boolean().optional(),
  forge: z.boolean().optional(),
  tamper: z.boolean().optional(),
  wrongRequestId: z.string().optional(),
  signedAt: z.coerce.date().optional(),
} satisfies Record<keyof DeliveryFault, z.ZodType>)
const trouble = z.strictObject({
  latencyMs: z.number().min(0).optional(),
  down: z.union([z.literal(false), z.enum(['refused', 'unavailable'])]).optional(),
} satisfies Record<keyof ApiTrouble, z.ZodType>)
const switches = z.strictObject({
  organisationName: z.string().optional(),
  requireBasic: z.boolean().optional(),
  tokenLifetimeSeconds: z.number().optional(),
  codeLifetimeSeconds: z.number().optional(),
  requestLifetimeSeconds: z.number().optional(),
  grantedDocumentTypes: z.array(z.string()).optional(),
  refusedCodeForm: z.enum(['http', 'success-false']).optional(),
  acceptedRequestForm: z.enum(['json', 'empty']).optional(),
  seriesKey: z.enum(['serie', 'series']).optional(),
  birthKey: z.enum(['birthDate', 'birthday']).optional(),
  requestIdInMetadata: z.boolean().optional(),
  timestamps: z.boolean().optional(),
  sender: z.enum(['embedded', 'named', 'ephemeral']).optional(),
  deliveryTimeoutMs: z.number().optional(),
} satisfies Record<keyof Switches, z.ZodType>)

/** The control API over HTTP, for tests in another process. See the README for the list. */
export function controlRoutes(control: Control): Router {
  const router = Router({ caseSensitive: true })
  router.use(requireLoopback)
  router.use(express.json({ limit: '10kb' }))

  router.post('/codes', (req, res) => {
    res.json(control.issueCode(readParameters(req, codeOrder)))
  })
  router.post(
    '/codes/expire',
    okAfter(() => control.expireCodes()),
  )
  router.get('/requests', (_req, res) => {
    res.json(control.requests())
  })
  router.post('/requests/:id/open', (req, res) => sendActionResult(res, control.open(req.params.id)))
  router.post('/requests/:id/confirm', (req, res) => sendActionResult(res, control.confirm(req.params.id)))
  router.post('/requests/:id/refuse', (req, res) => sendActionResult(res, control.refuse(req.params.id)))
  router.get('/deliveries', async (req, res) => {
    if (req.query.settled !== undefined) await control.settled()
    res.json(control.deliveries())
  })
  router.post(
    '/deliveries/next',
    okAfter((req) => control.spoilNextDelivery(readParameters(req, fault))),
  )
  router.post(
    '/trouble',
    okAfter((req) => control.trouble(readParameters(req, trouble))),
  )
  router.post(
    '/callback',
    okAfter((req) => control.setCallback(readParameters(req, z.object({ url: z.url().optional() })).url)),
  )
  router.post(
    '/switches',
    okAfter((req) => control.change(readParameters(req, switches))),
  )
  router.post(
    '/clock',
    okAfter((req) => control.shiftClock(readParameters(req, z.object({ shiftMs: z.number() })).shiftMs)),
  )
  router.post(
    '/reset',
    okAfter(() => control.reset()),
  )

  router.use(unknownRoute)
  router.use(sendFailures(() => 'http'))
  return router
}

function okAfter(action: (req: express.Request) => void): RequestHandler {
  return (req, res) => {
    action(req)
    res.json({ ok: true })
  }
}

/** Allows only loopback addresses, and no page of another site in a browser on this machine. */
const requireLoopback: RequestHandler = (req, _res, next) => {
  const address = req.socket.remoteAddress ?? ''
  const loopback = address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.')
  if (!loopback || req.headers['sec-fetch-site'] === 'cross-site') throw new Failure(403, 'Forbidden')
  next()
}
