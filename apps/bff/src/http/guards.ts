import { deskHeader } from '@diia-desk/contract'
import express from 'express'
import type { RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { servesNothing } from './access.ts'

/**
 * Refuses calls that change something unless they come from our own page. They need a header that no form can send, and
 * an Origin or Sec-Fetch-Site of the same site. SameSite=Strict of the cookie is the second protection.
 */
export function requireOwnOrigin(ctx: Context): RequestHandler {
  const own = new URL(ctx.config.server.publicUrl).origin
  return servesNothing<RequestHandler>((req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    const origin = req.get('origin')
    const site = req.get('sec-fetch-site')
    const sameOrigin = origin === undefined || origin === own || origin === `${req.protocol}://${req.get('host') ?? ''}`
    if (!sameOrigin || (site !== undefined && site !== 'same-origin') || req.get(deskHeader) === undefined)
      throw new Problem('wrong-origin')
    next()
  })
}

const parse = express.json({ limit: '32kb', strict: true })

/** Parses a JSON body and refuses every other content type. */
export const jsonBody: RequestHandler = (req, res, next) => {
  if (req.is('application/json') === false) throw new Problem('unsupported-media-type')
  parse(req, res, next)
}

/** Answers 405 with `Allow` for methods that the address does not support. */
export function onlyMethods(...methods: string[]): RequestHandler {
  return servesNothing<RequestHandler>((_req, res) => {
    res.set('Allow', methods.join(', '))
    throw new Problem('method-not-allowed')
  })
}
